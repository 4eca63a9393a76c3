import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { MINUTE, SECOND } from '#shared/instant.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import type { StaffMember } from './staff.ts'
import type { SweepDeps } from './sweep.ts'

/** A sweep and a little more, because a schedule is not exact. */
const AHEAD = MINUTE + 5 * SECOND

/** Whoever's shift begins before the next sweep gets the next best as it begins: routing is told with a delay until then. */
export async function announceShifts(
  deps: SweepDeps,
  index: ConfigurationIndex,
  staff: readonly StaffMember[],
): Promise<void> {
  const now = deps.clock()
  await Promise.all(
    staff.map(async ({ advisor: { id: advisorId }, load, presence }) => {
      const { nextStartsAt } = index.shift(advisorId, now)
      if (presence === 'available' || nextStartsAt === undefined || nextStartsAt - now > AHEAD) return
      if (presenceOf(advisorId, load, index, nextStartsAt) !== 'available') return
      await deps.queues.routing.send({ advisorId }, { delaySeconds: Math.ceil((nextStartsAt - now) / SECOND) })
    }),
  )
}
