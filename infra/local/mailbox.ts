import { writeSecret } from './resources/secrets.ts'
import type { State } from './state.ts'
import type { ParameterValues } from './template/resolve.ts'

/** A mailbox to pull, as ANKLANG_MAILBOX names it. */
export interface MailboxSettings {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly folder: string
  readonly security: 'tls' | 'starttls' | 'loopback'
}

const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:mailbox'
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Reads `imap://user:password@host:port/folder`, or `imaps://`; undefined for what is none. Port and folder may be left
 * out. `imap` is plain on this machine alone and STARTTLS anywhere else.
 */
export function readMailboxUrl(value: string): MailboxSettings | undefined {
  if (!URL.canParse(value)) return undefined
  const { protocol, hostname, port, username, password, pathname } = new URL(value)
  if (!['imap:', 'imaps:'].includes(protocol) || hostname === '' || username === '') return undefined
  const tls = protocol === 'imaps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (tls ? 993 : 143) : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.replace(/^\//, '')) || 'INBOX',
    security: tls ? 'tls' : LOOPBACK.has(hostname) ? 'loopback' : 'starttls',
  }
}

/** What the stack's parameters say of the mailbox; nothing without one, and then it is not pulled. */
export const mailboxParameters = (mailbox: MailboxSettings | undefined): ParameterValues =>
  mailbox === undefined
    ? {}
    : {
        MailboxHost: mailbox.host,
        MailboxPort: String(mailbox.port),
        MailboxUser: mailbox.user,
        MailboxFolder: mailbox.folder,
        MailboxSecurity: mailbox.security,
        MailboxLoginArn: SECRET_ARN,
      }

/** Keeps the credentials where the stand-in for Secrets Manager reads them. */
export function keepMailboxSecret(mailbox: MailboxSettings | undefined, state: State): void {
  if (mailbox !== undefined) writeSecret(SECRET_ARN, JSON.stringify({ password: mailbox.password }), state)
}
