import { presenceOf } from '#shared/roster/presence.ts'
import { refreshStandings } from './keep-standing.ts'
import { nextFor } from './next-for.ts'
import { type RoutingDeps, routeInquiry } from './route-inquiry.ts'

/**
 * An advisor has become free: the waiting work of their desks is placed in their order, by the same rules as ever, so it
 * may well go to a colleague. Returns how many inquiries were assigned.
 */
export async function fillAdvisor(deps: RoutingDeps, advisorId: string): Promise<number> {
  const index = await deps.configuration()
  const advisor = index.advisor(advisorId)
  if (advisor === undefined || !(await hasRoom())) return 0
  // Whoever comes back from silence changed nothing that would have kept it.
  await refreshStandings(deps, [advisorId])
  let assigned = 0
  for (const inquiry of await nextFor(deps, advisor, index, deps.clock())) {
    if ((await routeInquiry(deps, inquiry.inquiryId, advisorId)) !== 'assigned') continue
    assigned += 1
    if (!(await hasRoom())) break
  }
  return assigned

  async function hasRoom(): Promise<boolean> {
    const [load] = await deps.roster.loads([advisorId])
    if (advisor === undefined || load === undefined || load.openWeight >= advisor.capacity) return false
    return presenceOf(advisorId, load, index, deps.clock()) === 'available'
  }
}
