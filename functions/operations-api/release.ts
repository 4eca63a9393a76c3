import type { ConfigurationStore, Release, ReleaseRecord } from '#shared/configuration/configuration-store.ts'
import { Conflict } from '#shared/errors.ts'
import { type Clock, iso } from '#shared/instant.ts'
import { signedIn } from '#shared/lambda/http/caller.ts'
import { Refusal } from '#shared/lambda/http/refusal.ts'
import { refusalOf } from '#shared/lambda/http/refusal-of.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import { type HttpResult, json } from '#shared/lambda/http/result.ts'

/** What routes about the configuration need. */
export interface VersionsDeps {
  readonly versions: ConfigurationStore
  readonly clock: Clock
}

/** Who puts a version in force by this request, and when. */
export const actOf = (request: HttpRequest, clock: Clock): Pick<Release, 'by' | 'at'> => ({
  by: `operator:${signedIn(request.caller).subject}`,
  at: clock(),
})

export const releaseJson = ({ at, ...record }: ReleaseRecord) => ({
  ...record,
  ...(at === undefined ? {} : { at: iso(at) }),
})

/** What came into force. */
export const inForceAs = (version: number): HttpResult => ({ ...json(200, { version }), cameOfIt: String(version) })

/** When somebody else was first (409), the problem says which version is in force and whose it is. */
export async function orCurrent(versions: ConfigurationStore, publish: () => Promise<number>): Promise<number> {
  try {
    return await publish()
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const [current] = await versions.history({ limit: 1 })
    throw new Refusal('conflict', refusalOf(error).message, {
      ...(current === undefined ? {} : { current: releaseJson(current) }),
      cause: error,
    })
  }
}
