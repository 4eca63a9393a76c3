import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { freePort } from './system.ts'

/** What is left of a mail's headers on its way: all, those that a careless gateway leaves, or next to none. */
export type Handling = 'intact' | 'stripped' | 'bare'

export interface PostOffice {
  readonly port: number
  /** Mails that came here, so far. */
  readonly carried: () => number
  readonly handle: (how: Handling) => void
  /** SMTP ports by the domain of the recipient. */
  readonly deliverTo: (ports: Readonly<Record<string, number>>) => void
  stop(): Promise<void>
}

/** What says that a mail is automatic. */
const AUTOMATIC = /^(?:auto-submitted|x-auto-response-suppress|x-anklang-loop|precedence)$/u
/** What says to which mail it belongs. */
const THREAD = /^(?:in-reply-to|references|reply-to|message-id)$/u

/**
 * A mail server between banks that loses headers, and a robot: whoever writes to `@robot.example` is answered from an
 * address that was never used before, without any header of automatic mail.
 */
export async function openPostOffice(): Promise<PostOffice> {
  let handling: Handling = 'intact'
  let routes: Readonly<Record<string, number>> = {}
  let carried = 0
  const pass = async (from: string, to: string, raw: string): Promise<void> => {
    const port = routes[domainOf(to)]
    if (port === undefined) return
    const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true })
    await transport.sendMail({ envelope: { from, to }, raw })
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        carried += 1
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo[0]?.address ?? ''
        const raw = Buffer.concat(chunks).toString('latin1')
        const next =
          domainOf(to) === 'robot.example' ? robotMail(carried, from) : { from, to, raw: lose(raw, handling) }
        pass(next.from, next.to, next.raw).then(() => done(), done)
      })
    },
  })
  const port = await freePort()
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    carried: () => carried,
    handle: (how) => {
      handling = how
    },
    deliverTo: (ports) => {
      routes = ports
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** What the robot writes: each time from another address and in other words. */
export function robotMail(
  count: number,
  to: string,
): { readonly from: string; readonly to: string; readonly raw: string } {
  const from = `ticket-${count}@robot.example`
  const lines = [
    `From: Ticketsystem <${from}>`,
    `To: ${to}`,
    `Subject: Ihr Vorgang ${count}`,
    `Message-ID: <${count}.${from}>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Ihr Vorgang ${count} wurde eröffnet. Wir melden uns bei Ihnen, sobald es etwas Neues gibt.`,
  ]
  return { from, to, raw: Buffer.from(`${lines.join('\r\n')}\r\n`).toString('latin1') }
}

function lose(raw: string, handling: Handling): string {
  if (handling === 'intact') return raw
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/u)
  const kept = fields.filter((field) => {
    const name = field.slice(0, field.indexOf(':')).toLowerCase()
    return !(AUTOMATIC.test(name) || (handling === 'bare' && THREAD.test(name)))
  })
  return kept.join('\r\n') + raw.slice(end)
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
