/** What an error of the IMAP library says, read once. */
export interface ImapFailure {
  readonly refusedLogin: boolean
  /** The server answered NO or BAD: the connection lives on. */
  readonly refused: boolean
}

export function readImapFailure(error: unknown): ImapFailure {
  if (!(error instanceof Error)) return { refusedLogin: false, refused: false }
  const status = 'responseStatus' in error ? error.responseStatus : undefined
  return {
    refusedLogin: 'authenticationFailed' in error && error.authenticationFailed === true,
    refused: status === 'NO' || status === 'BAD',
  }
}
