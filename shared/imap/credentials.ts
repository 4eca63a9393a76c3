import { z } from 'zod'
import { Malformed } from '#shared/errors.ts'
import { readAs } from '#shared/read-as.ts'

const text = z.string().min(1).max(20_000)
/** Credentials only go over TLS; a token service on this machine is a test. */
const tokenUrl = z.url().refine((url) => {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')
}, 'must be https')

/** A certificate authority of the institute's own (PEM), beside any kind of credentials. */
const ca = { ca: text.exactOptional() }

/**
 * How a mailbox lets us in, as its secret holds it: a password, an access token, or what access tokens are got with
 * (OAuth 2.0, RFC 6749 §4.4 client credentials or, with a refresh token, §6).
 */
const credentialsSchema = z.union([
  z.strictObject({ password: text, ...ca }),
  z.strictObject({ accessToken: text, ...ca }),
  z.strictObject({
    tokenUrl,
    clientId: text,
    clientSecret: text.exactOptional(),
    refreshToken: text.exactOptional(),
    scope: text.exactOptional(),
    ...ca,
  }),
])
export type Credentials = z.infer<typeof credentialsSchema>
export type TokenGrant = Extract<Credentials, { readonly tokenUrl: string }>

/** Reads the secret's text. Throws Malformed, which never repeats what it holds. */
export function parseCredentials(secret: string): Credentials {
  let json: unknown
  try {
    json = JSON.parse(secret)
  } catch {
    // The parser's message would quote the secret.
    throw new Malformed('mailbox secret', [{ path: '', message: 'is not JSON' }])
  }
  return readAs(credentialsSchema, json, 'mailbox secret')
}
