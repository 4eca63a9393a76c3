import { AnklangError, Unavailable } from '#shared/errors.ts'

/** What an error of the IMAP library says, read once. */
interface ImapFailure {
  readonly refusedLogin: boolean
  /** The server answered NO or BAD: the connection lives on. */
  readonly refused: boolean
  /** Of the library, of the server's answer or of the network: `EConnectionClosed`, `NO`, `ECONNREFUSED`. */
  readonly code: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readImapFailure(error: unknown): ImapFailure {
  if (!(error instanceof Error)) return { refusedLogin: false, refused: false, code: '' }
  const status = 'responseStatus' in error ? text(error.responseStatus) : ''
  return {
    refusedLogin: 'authenticationFailed' in error && error.authenticationFailed === true,
    refused: status === 'NO' || status === 'BAD',
    code: ('code' in error && text(error.code)) || status,
  }
}

/** Has its code for a name, because logs show names of causes and never their messages: a server may say anything there. */
class ImapError extends Error {
  override readonly name: string
  constructor(code: string, cause: unknown) {
    super('the IMAP library failed', { cause })
    this.name = `ImapError ${code}`
  }
}

/** The core's error for one of the library; the core's own as they are. */
export function toUnavailable(error: unknown): AnklangError {
  if (error instanceof AnklangError) return error
  const { refusedLogin, code } = readImapFailure(error)
  return new Unavailable(refusedLogin ? 'mailbox login' : 'mailbox', { cause: new ImapError(code, error) })
}
