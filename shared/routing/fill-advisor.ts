import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import { type RoutingDeps, routeInquiry } from './route-inquiry.ts'

/** Waiting inquiries looked at a desk for one freed place. Bounded: the sweep comes back for the rest. */
const LOOK_AT = 20

/**
 * An advisor has become free: the waiting work of their desks is placed in order (urgent first, then what is due first),
 * by the same rules as ever, so it may well go to a colleague. Returns how many inquiries were assigned.
 */
export async function fillAdvisor(deps: RoutingDeps, advisorId: string): Promise<number> {
  const index = await deps.configuration()
  const advisor = index.advisor(advisorId)
  if (advisor === undefined) return 0
  const lists = await Promise.all(
    advisor.desks.map((desk) => deps.inquiries.list({ view: 'waiting', desk }, { limit: LOOK_AT })),
  )
  let assigned = 0
  for (const inquiry of lists.flatMap((page) => page.items).sort(bySlack)) {
    const [load] = await deps.roster.loads([advisorId])
    const free = load !== undefined && load.openWeight < advisor.capacity
    if (!free || presenceOf(advisor.id, load, index, deps.clock()) !== 'available') break
    if ((await routeInquiry(deps, inquiry.inquiryId)) === 'assigned') assigned += 1
  }
  return assigned
}

export const bySlack = (a: Inquiry, b: Inquiry): number =>
  Number(b.urgent) - Number(a.urgent) || (a.promise?.by ?? a.receivedAt) - (b.promise?.by ?? b.receivedAt)
