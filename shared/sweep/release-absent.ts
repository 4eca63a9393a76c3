import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { type Leave, leaveBehind, stay } from '#shared/inquiry/actions/leaving.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { MINUTE } from '#shared/instant.ts'
import type { AdvisorLoad } from '#shared/roster/advisor-load.ts'
import type { StaffMember } from './staff.ts'
import type { SweepDeps } from './sweep.ts'

/** Somebody who just stepped away may be back at once; with the sweep each minute work leaves them within two. */
const AWAY_GRACE = MINUTE

/**
 * Nothing stays with an advisor who has left: what they have not touched goes back to its desk and is routed anew at once,
 * what they had begun on at a time that is shown with it, and everything of whoever is no longer in the configuration.
 * Whoever is back in time keeps it. Returns how many inquiries moved.
 */
export async function releaseAbsent(
  deps: SweepDeps,
  index: ConfigurationIndex,
  staff: readonly StaffMember[],
  departed: readonly AdvisorLoad[],
): Promise<number> {
  const now = deps.clock()
  const inProgress = index.institute.work.inProgressMinutes * MINUTE
  let released = 0
  for (const member of staff) {
    const { load } = member
    const why = hasLeft(member, now)
    if (why === undefined) await welcomeBack(deps, load)
    else if (load.open.length > 0) {
      const since = load.goneSince ?? now
      if (load.goneSince === undefined) await deps.roster.setGone(load.advisorId, since)
      released += await releaseOf(deps, load, { why, since, inProgress })
    }
  }
  for (const load of departed) released += await releaseOf(deps, load, { why: 'departed', since: now, inProgress })
  return released
}

function hasLeft({ presence, load }: StaffMember, now: number): 'away' | 'offline' | undefined {
  if (presence === 'offline') return presence
  if (presence === 'available') return undefined
  // Silence of a console has had its time already.
  const steppedAway = load.presence?.value === 'away' ? load.presence.setAt : 0
  return now - steppedAway >= AWAY_GRACE ? 'away' : undefined
}

async function releaseOf(deps: SweepDeps, load: AdvisorLoad, leave: Leave): Promise<number> {
  let released = 0
  for (const inquiryId of load.open) {
    const context = { now: deps.clock(), by: 'system' }
    let moves = false
    const { changed } = await changeInquiry(deps.inquiries, inquiryId, (inquiry) => {
      const theirs = inquiry.status === 'assigned' && inquiry.advisorId === load.advisorId
      const change = theirs ? leaveBehind(inquiry, leave, context) : undefined
      moves = change?.set?.status === 'waiting'
      return change
    })
    if (!changed || !moves) continue
    released += 1
    await deps.queues.routing.send({ inquiryId })
  }
  return released
}

async function welcomeBack(deps: SweepDeps, { advisorId, open, goneSince }: AdvisorLoad): Promise<void> {
  if (goneSince === undefined) return
  for (const inquiryId of open)
    await changeInquiry(deps.inquiries, inquiryId, (inquiry) =>
      inquiry.status === 'assigned' && inquiry.advisorId === advisorId
        ? stay(inquiry, { now: deps.clock(), by: 'system' })
        : undefined,
    )
  await deps.roster.setGone(advisorId, undefined)
}
