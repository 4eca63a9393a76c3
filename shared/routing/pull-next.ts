import { Missing } from '#shared/errors.ts'
import { assign } from '#shared/inquiry/actions/assigning.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { decide } from './decide.ts'
import type { RoutingRule } from './decision.ts'
import { bySlack } from './fill-advisor.ts'
import type { RoutingDeps } from './route-inquiry.ts'
import { takeSnapshot } from './snapshot.ts'

/** Waiting inquiries looked at a desk. */
const LOOK_AT = 20

export type Pulled =
  | { readonly state: 'taken'; readonly inquiryId: string }
  /** Nothing waits that they may answer. */
  | { readonly state: 'nothing' }
  /** Something waits, and they have no room for it. */
  | { readonly state: 'full' }

/**
 * An advisor pulls the next: of what waits at their desks the first in order (urgent first, then what is due first) that
 * the rules let them answer. Presence is no rule here: whoever pulls is there. Throws Missing for an unknown advisor.
 */
export async function pullNext(deps: RoutingDeps, advisorId: string): Promise<Pulled> {
  const index = await deps.configuration()
  const advisor = index.advisor(advisorId)
  if (advisor === undefined) throw new Missing('advisor')
  const { id, capacity, desks } = advisor
  const lists = await Promise.all(
    desks.map((desk) => deps.inquiries.list({ view: 'waiting', desk }, { limit: LOOK_AT })),
  )
  let full = false
  for (const { inquiryId } of lists.flatMap(({ items }) => items).sort(bySlack)) {
    const { changed } = await changeInquiry(deps.inquiries, inquiryId, async (inquiry) => {
      // Somebody else was faster.
      if (inquiry.status !== 'waiting') return undefined
      const now = deps.clock()
      const against = await rulesAgainst(deps, inquiry, id)
      if (against.length === 0)
        return assign(inquiry, { advisorId: id, capacity }, { taken: true }, { now, by: `advisor:${id}` })
      if (against.length === 1 && against[0] === 'capacity') full = true
      return undefined
    })
    if (changed) return { state: 'taken', inquiryId }
  }
  return { state: full ? 'full' : 'nothing' }
}

async function rulesAgainst(deps: RoutingDeps, inquiry: Inquiry, advisorId: string): Promise<readonly RoutingRule[]> {
  const index = await deps.configuration()
  const { verdicts } = decide(await takeSnapshot(inquiry, index, deps.roster, deps.clock()))
  const verdict = verdicts.find((one) => one.advisorId === advisorId)
  return verdict?.against.filter((rule) => rule !== 'presence') ?? ['desk']
}
