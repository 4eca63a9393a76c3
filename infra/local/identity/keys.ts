import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import type { State } from '../state.ts'

const jwkSchema = z.looseObject({ kty: z.literal('RSA'), kid: z.string(), n: z.string(), e: z.string(), d: z.string() })

/** The local OpenID provider's private RS256 key; made once, so that tokens outlive a restart. */
export async function signingKey(state: State): Promise<JWK & { readonly kid: string }> {
  const known = state.read('oidc-key', jwkSchema)
  if (known !== undefined) return known
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: 'local-1', alg: 'RS256', use: 'sig' }
  state.write('oidc-key', key)
  return key
}
