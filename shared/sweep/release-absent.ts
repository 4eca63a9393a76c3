import { unassign } from '#shared/inquiry/actions/assigning.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { MINUTE } from '#shared/instant.ts'
import type { AdvisorLoad, Presence } from '#shared/roster/advisor-load.ts'
import type { StaffMember } from './staff.ts'
import type { SweepDeps } from './sweep.ts'

/** Somebody who just stepped away may be back at once; with the sweep each minute work leaves them within two. */
const AWAY_GRACE = MINUTE

/**
 * Nothing stays with an advisor who has left: all their assigned work when they are offline or no longer in the
 * configuration, what they have not touched when they are away. It goes back to its desk and is routed anew. Returns how many inquiries moved.
 */
export async function releaseAbsent(
  deps: SweepDeps,
  staff: readonly StaffMember[],
  departed: readonly AdvisorLoad[],
): Promise<number> {
  let released = 0
  for (const { load, presence } of staff.filter((member) => hasLeft(member, deps.clock())))
    released += await releaseOf(deps, load, presence)
  for (const load of departed) released += await releaseOf(deps, load, 'offline')
  return released
}

const hasLeft = ({ presence, load }: StaffMember, now: number): boolean =>
  presence === 'offline' || (presence === 'away' && now - (load.presence?.setAt ?? 0) >= AWAY_GRACE)

async function releaseOf(deps: SweepDeps, load: AdvisorLoad, presence: Presence): Promise<number> {
  let released = 0
  for (const inquiryId of load.open) {
    const { changed } = await changeInquiry(deps.inquiries, inquiryId, (inquiry) =>
      inquiry.status === 'assigned' && inquiry.advisorId === load.advisorId && mayMove(inquiry, presence === 'offline')
        ? unassign(inquiry, presence, { now: deps.clock(), by: 'system' })
        : undefined,
    )
    if (!changed) continue
    released += 1
    await deps.queues.routing.send({ inquiryId })
  }
  return released
}

const mayMove = (inquiry: Inquiry, gone: boolean): boolean => gone || inquiry.touchedAt === undefined
