import { randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { inject } from 'vitest'
import { z } from 'zod'
import { Outside, type SentMail, type Totals, until } from './outside.ts'

const inquirySchema = z.looseObject({
  inquiryId: z.string(),
  reference: z.string(),
  status: z.string(),
  urgent: z.boolean().optional(),
  desk: z.string().optional(),
  promise: z.looseObject({ by: z.string(), kept: z.boolean().optional() }).nullish(),
  milestones: z.record(z.string(), z.string().nullish()),
  messages: z.array(z.looseObject({ kind: z.string(), direction: z.string(), text: z.string() })).default([]),
})
export type ShownInquiry = z.infer<typeof inquirySchema>
const acceptedSchema = z.object({ inquiryId: z.string(), reference: z.string(), statusUrl: z.string() })
export type Accepted = z.infer<typeof acceptedSchema>

const inquiryList = z.object({ items: z.array(z.looseObject({ inquiryId: z.string() })) })

/** The running bank of the flow tests, with the things that every flow does. */
export class Bank extends Outside {
  constructor() {
    super(inject('url'), inject('smtpPort'))
  }

  /** An address that nobody else uses. */
  address(name: string): string {
    return `${name}.${randomUUID().slice(0, 8)}@kunde.example`
  }

  async operator(): Promise<string> {
    return this.token((await this.people()).operators[0]?.sub ?? '')
  }

  async write(message: string, email: string, more: Record<string, unknown> = {}): Promise<Accepted> {
    const { json } = await this.json('POST', '/v1/inquiries', { body: { name: 'Anna Meier', email, message, ...more } })
    return acceptedSchema.parse(json)
  }

  async shown(accepted: Accepted): Promise<ShownInquiry> {
    const token = accepted.statusUrl.split('/').pop() ?? ''
    return inquirySchema.parse((await this.json('GET', `/v1/inquiries/${token}`)).json)
  }

  async asAdvisor(token: string, inquiryId: string): Promise<ShownInquiry> {
    return inquirySchema.parse((await this.json('GET', `/v1/advisor/inquiries/${inquiryId}`, { token })).json)
  }

  async acknowledgements(to: string): Promise<SentMail[]> {
    const mails = await this.outbox(`?to=${encodeURIComponent(to)}`)
    return mails.filter((mail) => mail.headers['auto-submitted'] === 'auto-replied')
  }

  acknowledgement(to: string): Promise<SentMail> {
    return until(`acknowledgement to ${to}`, async () => (await this.acknowledgements(to))[0])
  }

  /** The day's totals once nothing is in flight any more. */
  async settled(): Promise<Totals> {
    const operator = await this.operator()
    return until('rest', async () => {
      const totals = await this.totals(operator)
      return totals.inFlight === 0 && totals
    })
  }

  /** A mail that passes DMARC by the verdict of the receiving service. */
  async sendTrusted(address: string, text: string, name = ''): Promise<void> {
    const auth = { user: 'dmarc-pass', pass: 'any' }
    const transport = createTransport({ host: '127.0.0.1', port: this.smtpPort, auth, ignoreTLS: true })
    const to = 'service@musterbank.example'
    await transport.sendMail({
      from: { name, address },
      to,
      envelope: { from: address, to },
      subject: 'Anfrage',
      text,
    })
  }

  /** A mail as a person's client writes it. */
  mail(
    from: string,
    options: { text: string; subject?: string; to?: string; messageId?: string; headers?: string },
  ): string {
    const { text, subject = 'Anfrage', to = 'service@musterbank.example', headers = '' } = options
    const messageId = options.messageId ?? `<${randomUUID()}@kunde.example>`
    const date = new Date().toUTCString().replace('GMT', '+0000')
    return `From: Bernd Krause <${from}>\nTo: ${to}\nSubject: ${subject}\nMessage-ID: ${messageId}\nDate: ${date}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n${headers}\n${text}\n`
  }

  /** Everybody is there, whatever the clock says. Returns their tokens. */
  async everybodyAvailable(): Promise<string[]> {
    const { advisors } = await this.people()
    const tokens = await Promise.all(advisors.map((advisor) => this.token(advisor.sub)))
    for (const token of tokens)
      await this.json('PUT', '/v1/advisor/me/presence', { token, body: { presence: 'available' } })
    return tokens
  }

  /** Everybody available and with nothing to do, whatever tests before left on their lists. */
  async everybodyFree(): Promise<string[]> {
    const tokens = await this.everybodyAvailable()
    await until('empty lists', async () => {
      const left = await Promise.all(tokens.map((token) => this.endWorkOf(token)))
      return left.every((count) => count === 0)
    })
    return tokens
  }

  private async endWorkOf(token: string): Promise<number> {
    const { json } = await this.json('GET', '/v1/advisor/inquiries?view=mine&limit=100', { token })
    const { items } = inquiryList.parse(json)
    for (const { inquiryId } of items)
      await this.json('POST', `/v1/advisor/inquiries/${inquiryId}/resolve`, { token, body: {} })
    return items.length
  }

  /** The token of whoever has the inquiry on their list. */
  ownerOf(inquiryId: string, tokens: readonly string[]): Promise<string> {
    return until('assignment', async () => {
      for (const token of tokens) {
        const { json } = await this.json('GET', '/v1/advisor/inquiries?view=mine&limit=100', { token })
        if (inquiryList.parse(json).items.some((item) => item.inquiryId === inquiryId)) return token
      }
      return undefined
    })
  }
}
