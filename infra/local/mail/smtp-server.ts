import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { StartError } from '../start-error.ts'
import type { Envelope } from './receive.ts'

const SIZE_LIMIT = 25 * 1_048_576

export interface SmtpOptions {
  readonly host: string
  readonly port: number
  readonly takesMailFor: (address: string) => boolean
  readonly receive: (raw: Buffer, envelope: Envelope) => Promise<void>
}
export interface RunningSmtp {
  readonly port: number
  stop(): Promise<void>
}

const reply = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

async function readAll(stream: Readable & { sizeExceeded?: boolean }): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(Buffer.from(chunk))
  if (stream.sizeExceeded) throw reply(552, 'The mail is larger than 25 MiB')
  return Buffer.concat(chunks)
}

function envelopeOf({ envelope, user }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    ...(user === undefined ? {} : { user: String(user) }),
  }
}

/** Takes mail from any SMTP client. 250 at the end of DATA means that it is stored. Throws StartError where the port is taken. */
export async function startSmtp(options: SmtpOptions): Promise<RunningSmtp> {
  const server = new SMTPServer({
    banner: 'Anklang local mail',
    size: SIZE_LIMIT,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1_000,
    onAuth: ({ username = '' }, _session, done) => done(null, { user: username }),
    onRcptTo: ({ address }, _session, done) =>
      done(options.takesMailFor(address) ? null : reply(550, 'No such mailbox here')),
    onData: (stream, session, done) => {
      readAll(stream)
        .then((raw) => options.receive(raw, envelopeOf(session)))
        .then(
          () => done(null, 'Stored'),
          (error: unknown) =>
            done(
              error instanceof Error && 'responseCode' in error ? error : reply(451, 'Not stored, please try again'),
            ),
        )
    },
  })
  server.on('error', () => {})
  server.listen(options.port, options.host)
  await once(server.server, 'listening').catch((cause: unknown) => {
    throw new StartError(
      `SMTP port ${options.port} cannot be used: stop the program that has it or set ANKLANG_SMTP_PORT to another port.`,
      { cause },
    )
  })
  const address = server.server.address()
  let closed: Promise<void> | undefined
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    stop: () => {
      closed ??= new Promise((resolve) => server.close(() => resolve()))
      return closed
    },
  }
}
