import { connect } from 'node:net'
import { z } from 'zod'

const mailSchema = z.object({
  id: z.string(),
  at: z.string(),
  to: z.string(),
  inquiryId: z.string().nullish(),
  subject: z.string(),
  headers: z.record(z.string(), z.string()),
  text: z.string(),
  raw: z.string(),
})
export type SentMail = z.infer<typeof mailSchema>
const totalsSchema = z.object({
  received: z.number(),
  inquiries: z.number(),
  merged: z.number(),
  suppressed: z.number(),
  failed: z.number(),
  inFlight: z.number(),
})
export type Totals = z.infer<typeof totalsSchema>

interface SamplePerson {
  readonly sub: string
  readonly name: string
}

/** What anybody outside can do with a running system: plain HTTP and SMTP, through the contract alone. */
export class Outside {
  readonly url: string
  readonly smtpPort: number
  constructor(url: string, smtpPort: number) {
    this.url = url
    this.smtpPort = smtpPort
  }

  async json(
    method: string,
    path: string,
    options: {
      readonly body?: unknown
      readonly token?: string
      readonly key?: string
      readonly ifMatch?: string
    } = {},
  ): Promise<{ readonly status: number; readonly json: unknown }> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
        ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
    const text = await response.text()
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) }
  }

  async token(sub: string): Promise<string> {
    const { json } = await this.json('POST', '/local/token', { body: { sub } })
    return z.object({ access_token: z.string() }).parse(json).access_token
  }

  async people(): Promise<{ customers: SamplePerson[]; advisors: SamplePerson[]; operators: SamplePerson[] }> {
    const person = z.array(z.object({ sub: z.string(), name: z.string() }))
    const { json } = await this.json('GET', '/local/people')
    return z.object({ customers: person, advisors: person, operators: person }).parse(json)
  }

  async outbox(query = ''): Promise<SentMail[]> {
    return z.array(mailSchema).parse((await this.json('GET', `/local/outbox${query}`)).json)
  }

  async totals(operatorToken: string): Promise<Totals> {
    const { json } = await this.json('GET', '/v1/operations/reconciliation?day=all', { token: operatorToken })
    return z.object({ totals: totalsSchema }).parse(json).totals
  }

  /** One mail by SMTP; the reply code of DATA (250: stored) or of the step that failed; 0 when the connection broke. */
  send(from: string, to: string, data: string): Promise<number> {
    return new Promise((resolve) => {
      const socket = connect(this.smtpPort, '127.0.0.1')
      const body = data.replace(/\r?\n/gu, '\r\n').replace(/^\./gmu, '..')
      const steps = ['EHLO outside.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA', `${body}\r\n.`]
      let buffer = ''
      const done = (code: number): void => {
        socket.end('QUIT\r\n')
        resolve(code)
      }
      socket.setTimeout(15_000, () => socket.destroy())
      socket.on('error', () => resolve(0))
      socket.on('close', () => resolve(0))
      socket.on('data', (chunk) => {
        buffer += chunk.toString('latin1')
        for (
          let match = /^(\d{3})(?: .*)?\r\n/mu.exec(buffer);
          match !== null;
          match = /^(\d{3})(?: .*)?\r\n/mu.exec(buffer)
        ) {
          buffer = buffer.slice(match.index + match[0].length)
          const code = Number(match[1])
          const next = steps.shift()
          if (code >= 400 || next === undefined) return done(code)
          socket.write(`${next}\r\n`)
        }
      })
    })
  }
}

/** Asks again until there is an answer, at most `ms` milliseconds; throws with `what` afterwards. */
export async function until<T>(what: string, probe: () => Promise<T | undefined | false>, ms = 30_000): Promise<T> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    const found = await probe()
    if (found !== undefined && found !== false) return found
    await pause(100)
  }
  throw new Error(`no ${what} within ${ms / 1_000} s`)
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
