import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { CustomerPromise } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import { firstPromise } from './first-promise.ts'

/** A promise for an inquiry at this desk, from the desk's configured target. */
export function promiseFor(
  index: ConfigurationIndex,
  deskId: string,
  urgent: boolean,
  now: Instant,
): CustomerPromise | undefined {
  const desk = index.desk(deskId)
  if (desk === undefined) return undefined
  return firstPromise({
    calendar: index.calendar(deskId),
    now,
    targetMinutes: desk.targetMinutes,
    zone: index.zone,
    configVersion: index.version,
    urgent,
  })
}
