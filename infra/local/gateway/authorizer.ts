import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'

/** Claims as API Gateway hands them to a function: every value a text, a list as `[a b]`. */
export type Claims = Readonly<Record<string, string>>

export interface JwtAuthorizer {
  readonly issuer: string
  readonly audience: readonly string[]
}

const discovery = z.object({ jwks_uri: z.url() })
const asText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(asText).join(' ')}]` : typeof value === 'string' ? value : JSON.stringify(value)

/**
 * Checks `Authorization: Bearer …` as the JWT authorizer of an HTTP API does: signature by the keys that the issuer
 * publishes, issuer, audience (or `client_id` where there is no `aud`), times. Undefined means 401.
 */
export function createJwtCheck(authorizer: JwtAuthorizer): (header: string | undefined) => Promise<Claims | undefined> {
  let keys: Promise<JWTVerifyGetKey> | undefined
  const fetchKeys = async (): Promise<JWTVerifyGetKey> => {
    const response = await fetch(`${authorizer.issuer}/.well-known/openid-configuration`)
    return createRemoteJWKSet(new URL(discovery.parse(await response.json()).jwks_uri))
  }
  return async (header) => {
    const token = /^(?:Bearer )?\s*([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? '')?.[1]
    if (token === undefined) return undefined
    keys ??= fetchKeys()
    try {
      const options = { issuer: authorizer.issuer, algorithms: ['RS256'], requiredClaims: ['exp'] }
      const { payload } = await jwtVerify(token, await keys, options)
      const named = payload.aud ?? payload['client_id']
      const audiences = Array.isArray(named) ? named : [named]
      if (!audiences.some((audience) => typeof audience === 'string' && authorizer.audience.includes(audience)))
        return undefined
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asText(value)]))
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      keys = undefined
      throw error
    }
  }
}
