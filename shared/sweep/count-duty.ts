import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { onDutyAt } from '#shared/promise/on-duty.ts'
import { loadsOf, type StaffMember } from './staff.ts'
import type { SweepDeps } from './sweep.ts'

/** Counts who is on duty at each desk, as they set it by hand or by their shifts, so that giving a promise need not. */
export async function countDuty(
  deps: SweepDeps,
  index: ConfigurationIndex,
  staff: readonly StaffMember[],
): Promise<void> {
  const at = deps.clock()
  const loads = loadsOf(staff)
  await Promise.all(
    index.configuration.desks.map(({ id }) => deps.paces.countDuty(id, { onDuty: onDutyAt(index, id, at, loads), at })),
  )
}
