import { Missing } from '#shared/errors.ts'
import { assign } from '#shared/inquiry/actions/assigning.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { decide } from './decide.ts'
import { nextFor } from './next-for.ts'
import type { RoutingDeps } from './place-inquiry.ts'
import { takeSnapshot } from './snapshot.ts'

export type Pulled =
  | { readonly state: 'taken'; readonly inquiryId: string }
  /** Nothing waits that they may answer. */
  | { readonly state: 'nothing' }
  /** Something waits, and they have no room for it. */
  | { readonly state: 'full' }

/** Rules that are not asked of whoever pulls: they are there, and the reserve is theirs to use. */
const NOT_ASKED: readonly string[] = ['presence', 'absence', 'reserve']

/**
 * An advisor pulls the next: of what waits at their desks the first in order that the rules let them answer. Throws
 * Missing for an unknown advisor.
 */
export async function pullNext(deps: RoutingDeps, advisorId: string): Promise<Pulled> {
  const index = await deps.configuration()
  const advisor = index.advisor(advisorId)
  if (advisor === undefined) throw new Missing('advisor')
  const { id, capacity } = advisor
  let full = false
  for (const { inquiryId } of await nextFor(deps, advisor, index, deps.clock())) {
    const { changed } = await changeInquiry(deps.inquiries, inquiryId, async (inquiry) => {
      // Somebody else was faster.
      if (inquiry.status !== 'waiting') return undefined
      const now = deps.clock()
      const { verdicts } = decide(await takeSnapshot(deps, inquiry, index, now, advisor))
      const against = (verdicts[0]?.against ?? ['desk']).filter((rule) => !NOT_ASKED.includes(rule))
      if (against.length === 0)
        return assign(inquiry, { advisorId: id, capacity }, { taken: true }, { now, by: `advisor:${id}` })
      if (against.length === 1 && against[0] === 'capacity') full = true
      return undefined
    })
    if (changed) return { state: 'taken', inquiryId }
  }
  return { state: full ? 'full' : 'nothing' }
}
