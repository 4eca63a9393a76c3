import { importJWK, type JWK, SignJWT } from 'jose'
import { CLIENTS, issuerUrl } from '../parameters.ts'
import type { Person } from './people.ts'

const LIFETIME_SECONDS = 3_600

/** What an access token says about a person, the registered claims aside. Cognito's name for roles is the default of StaffRoleClaim. */
export const claimsOf = (person: Person) => ({
  name: person.name,
  email: person.email,
  ...(person.groups.length === 0 ? {} : { 'cognito:groups': person.groups }),
})

/** Makes RS256 access tokens as the local OpenID provider does, good for an hour of real time. */
export async function createTokenIssuer(
  key: JWK & { readonly kid: string },
  publicUrl: string,
): Promise<(person: Person) => Promise<string>> {
  const privateKey = await importJWK(key, 'RS256')
  return (person) =>
    new SignJWT({ ...claimsOf(person), client_id: CLIENTS[person.issuer], scope: 'openid profile email' })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'at+jwt' })
      .setIssuer(issuerUrl(publicUrl, person.issuer))
      .setSubject(person.sub)
      .setAudience(CLIENTS[person.issuer])
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(privateKey)
}
