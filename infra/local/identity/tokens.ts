import { importJWK, type JWK, SignJWT } from 'jose'
import { DIRECTORY_SCOPE } from '#shared/api/routes.ts'
import { CLIENTS, CORE_BANKING, type IssuerName, issuerUrl } from '../parameters.ts'
import type { Person } from './people.ts'

const LIFETIME_SECONDS = 3_600

/** What an access token says about a person, the registered claims aside. Cognito's name for roles is the default of StaffRoleClaim. */
export const claimsOf = (person: Person) => ({
  name: person.name,
  email: person.email,
  ...(person.groups.length === 0 ? {} : { 'cognito:groups': person.groups }),
})

/** For whom a token is made. */
interface Holder {
  readonly sub: string
  readonly issuer: IssuerName
  readonly clientId: string
  readonly scope: string
  readonly claims: Readonly<Record<string, unknown>>
}

const holderOf = (person: Person): Holder => ({
  sub: person.sub,
  issuer: person.issuer,
  clientId: CLIENTS[person.issuer],
  scope: 'openid profile email',
  claims: claimsOf(person),
})

/** As client credentials give it: who asks is the program itself. */
const coreBanking: Holder = {
  sub: CORE_BANKING.clientId,
  issuer: 'staff',
  clientId: CORE_BANKING.clientId,
  scope: DIRECTORY_SCOPE,
  claims: {},
}

/**
 * Makes RS256 access tokens as the local OpenID provider does, good for an hour of real time, for one of the people or for
 * core banking; undefined for a subject that nobody has.
 */
export async function createTokenIssuer(
  key: JWK & { readonly kid: string },
  publicUrl: string,
  people: ReadonlyMap<string, Person>,
): Promise<(sub: string) => Promise<string | undefined>> {
  const privateKey = await importJWK(key, 'RS256')
  return async (wanted) => {
    const person = people.get(wanted)
    const holder = person === undefined ? coreBanking : holderOf(person)
    if (holder.sub !== wanted) return undefined
    const { sub, issuer, clientId, scope, claims } = holder
    return new SignJWT({ ...claims, client_id: clientId, scope })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'at+jwt' })
      .setIssuer(issuerUrl(publicUrl, issuer))
      .setSubject(sub)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(privateKey)
  }
}
