import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { NodeHandler } from '../gateway/http-server.ts'
import { signingKey } from '../identity/keys.ts'
import { directoryOf, type SamplePeople } from '../identity/people.ts'
import { createProvider } from '../identity/provider.ts'
import { createTokenIssuer } from '../identity/tokens.ts'
import { issuerUrl } from '../parameters.ts'
import type { State } from '../state.ts'

export interface LocalIdentity {
  /** An access token for a subject; undefined where nobody has it. */
  readonly tokenOf: (sub: string) => Promise<string | undefined>
  /** The handler of an issuer's path; undefined for other paths. */
  find(path: string): NodeHandler | undefined
}

function cookieKey(state: State): string {
  const known = state.read('cookie-key', z.string())
  if (known !== undefined) return known
  const made = randomBytes(32).toString('base64url')
  state.write('cookie-key', made)
  return made
}

/** The two issuers of the local system: customers' and staff's. */
export async function startIdentity(sample: SamplePeople, publicUrl: string, state: State): Promise<LocalIdentity> {
  const key = await signingKey(state)
  const people = directoryOf(sample)
  const shared = { publicUrl, state, key, cookieKey: cookieKey(state), people }
  const mounted = (['customers', 'staff'] as const).map((name) => ({
    prefix: `${new URL(issuerUrl(publicUrl, name)).pathname}/`,
    handler: createProvider({ ...shared, name }),
  }))
  return {
    tokenOf: await createTokenIssuer(key, publicUrl, people),
    find: (path) => mounted.find(({ prefix }) => path.startsWith(prefix))?.handler,
  }
}
