import { isDeepStrictEqual } from 'node:util'
import type { Configuration } from '#shared/configuration/schema.ts'
import type { Queue, RoutingRequest } from '#shared/queue/queue.ts'

/** Functions hold a version for up to 15 s; routing must not fill anybody by the one before. */
const UNTIL_SEEN_SECONDS = 20

/** Everybody whose capacity, desks, skills or shifts a new version changes gets the next best as soon as routing knows it. */
export async function fillWhoChanged(
  routing: Queue<RoutingRequest>,
  before: Pick<Configuration, 'advisors'>,
  after: Pick<Configuration, 'advisors'>,
): Promise<void> {
  const known = new Map(before.advisors.map((advisor) => [advisor.id, advisor]))
  const changed = after.advisors.filter((advisor) => !isDeepStrictEqual(known.get(advisor.id), advisor))
  await Promise.all(changed.map(({ id }) => routing.send({ advisorId: id }, { delaySeconds: UNTIL_SEEN_SECONDS })))
}
