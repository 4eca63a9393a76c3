import { z } from 'zod'
import { Unavailable } from '#shared/errors.ts'
import type { TokenGrant } from './credentials.ts'

const answerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(300),
})
/** A token is renewed this long before it ends, so that it lasts for a whole run. */
const EARLY_MS = 120_000
const TIMEOUT_MS = 5_000

/**
 * Access tokens of an OAuth 2.0 token service, kept until shortly before they end (`elapsed`, in ms, monotonic). The
 * function throws Unavailable when the service does not give one; its answer is not repeated, it may hold secrets.
 */
export function createAccessTokens(
  elapsed: () => number = () => performance.now(),
): (grant: TokenGrant) => Promise<string> {
  let kept: { readonly for: string; readonly token: string; readonly until: number } | undefined
  return async (grant) => {
    const wanted = JSON.stringify(grant)
    if (kept !== undefined && kept.for === wanted && elapsed() < kept.until) return kept.token
    const { access_token: token, expires_in: seconds } = await request(grant)
    kept = { for: wanted, token, until: elapsed() + seconds * 1_000 - EARLY_MS }
    return token
  }
}

async function request(grant: TokenGrant): Promise<z.infer<typeof answerSchema>> {
  const { tokenUrl, clientId, clientSecret, refreshToken, scope } = grant
  const body = new URLSearchParams({
    ...(refreshToken === undefined
      ? { grant_type: 'client_credentials' }
      : { grant_type: 'refresh_token', refresh_token: refreshToken }),
    client_id: clientId,
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
    ...(scope === undefined ? {} : { scope }),
  })
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(tokenUrl, { method: 'POST', body, signal, redirect: 'error' })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return answerSchema.parse(await response.json())
  } catch (cause) {
    throw new Unavailable('token service of the mailbox', { cause })
  }
}
