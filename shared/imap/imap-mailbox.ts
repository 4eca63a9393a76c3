import { ImapFlow } from 'imapflow'
import type { Mailbox } from '#shared/mail/mailbox.ts'
import { MOST_FETCHED } from '#shared/mail/mailbox.ts'
import { createAccessTokens } from './access-token.ts'
import { parseCredentials } from './credentials.ts'
import { toUnavailable } from './imap-failure.ts'
import { openFolder } from './open-folder.ts'

export interface ImapPlace {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly folder: string
  /** `loopback` is plain, for tests on this machine alone. */
  readonly security: 'tls' | 'starttls' | 'loopback'
  /** Folder that taken mails are moved to; without one they are marked. */
  readonly takenFolder?: string
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/
const CONNECT_MS = 10_000
/** Silence after which a connection is given up. */
const SILENCE_MS = 15_000

/**
 * A mailbox behind IMAP (RFC 3501, RFC 9051). Never without TLS but on this machine: with `starttls` a server that does
 * not offer it is refused before anything is said to it. `secret` gives the text that parseCredentials reads.
 */
export function createImapMailbox(place: ImapPlace, secret: () => Promise<string>): Mailbox {
  const { host, port, user, folder, security } = place
  if (security === 'loopback' && !LOOPBACK.test(host))
    throw new Error('a mailbox on another machine needs TLS: set its security to tls or starttls')
  const accessToken = createAccessTokens()
  return {
    name: `${user}@${host}:${port}/${folder}`,
    open: async () => {
      const credentials = parseCredentials(await secret())
      const auth =
        'password' in credentials
          ? { user, pass: credentials.password }
          : { user, accessToken: 'tokenUrl' in credentials ? await accessToken(credentials) : credentials.accessToken }
      const client = new ImapFlow({
        host,
        port,
        auth,
        secure: security === 'tls',
        ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
        tls: { minVersion: 'TLSv1.2', ...(credentials.ca === undefined ? {} : { ca: credentials.ca }) },
        logger: false,
        disableAutoIdle: true,
        connectionTimeout: CONNECT_MS,
        greetingTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        maxLiteralSize: MOST_FETCHED + 1,
        maxResponseSize: MOST_FETCHED + 1_048_576,
        clientInfo: { name: 'Anklang' },
      })
      // An error that nobody listens to would end the process; the command that was under way fails with it.
      client.on('error', () => {})
      try {
        await client.connect()
        return await openFolder(client, place)
      } catch (error) {
        client.close()
        throw toUnavailable(error)
      }
    },
  }
}
