import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { type AdvisorLoad, emptyLoad } from '#shared/roster/advisor-load.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import { candidateOf } from './candidate.ts'
import { judge } from './judge.ts'
import { refreshStandings } from './keep-standing.ts'
import { nextFor } from './next-for.ts'
import { placeInquiry, type RoutingDeps } from './place-inquiry.ts'
import { decisionRules, routedInquiry } from './routed-inquiry.ts'

/**
 * An advisor has become free: what waits at their desks and they may take is placed in their order, by the same rules as
 * ever, so it may well go to a colleague. Returns how many inquiries were assigned.
 */
export async function fillAdvisor(deps: RoutingDeps, advisorId: string): Promise<number> {
  const index = await deps.configuration()
  const advisor = index.advisor(advisorId)
  if (advisor === undefined) return 0
  let load = await loadNow()
  if (!hasRoom()) return 0
  // Whoever comes back from silence changed nothing that would have kept it.
  await refreshStandings(deps, [advisorId])
  let assigned = 0
  for (const inquiry of await nextFor(deps, advisor, index, deps.clock())) {
    if (!mayTake(inquiry)) continue
    if ((await placeInquiry(deps, inquiry.inquiryId, { also: advisorId })) !== 'assigned') continue
    assigned += 1
    load = await loadNow()
    if (!hasRoom()) break
  }
  return assigned

  async function loadNow(): Promise<AdvisorLoad> {
    const [found] = await deps.roster.loads([advisorId])
    return found ?? emptyLoad(advisorId)
  }
  function hasRoom(): boolean {
    if (advisor === undefined || load.openWeight >= advisor.capacity) return false
    return presenceOf(advisorId, load, index, deps.clock()) === 'available'
  }
  function mayTake(inquiry: Inquiry): boolean {
    const now = deps.clock()
    if (advisor === undefined) return false
    const candidate = candidateOf(advisor, load, inquiry.desk, index, now)
    return (
      judge(candidate, routedInquiry(inquiry, index, undefined), decisionRules(inquiry, index, now)).against.length ===
      0
    )
  }
}
