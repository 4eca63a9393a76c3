import { comesFirst } from './next-for.ts'
import { placeInquiry, type RoutingDeps, type RoutingOutcome } from './place-inquiry.ts'

/** How many others go first at most. */
const YIELDS = 3

/**
 * Places one inquiry in its turn: where the advisor who would get it is to get another one before that waits for them,
 * that one is placed first, three of them at most. So nothing that arrives later takes the place of what has waited,
 * whatever the order in which a queue delivers, and a crowd that waits does not hold up one message. `also` is an advisor
 * who is looked at whatever their standing says.
 */
export async function routeInquiry(deps: RoutingDeps, inquiryId: string, also?: string): Promise<RoutingOutcome> {
  const index = await deps.configuration()
  const asked = also === undefined ? {} : { also }
  for (let yielded = 0; yielded < YIELDS; yielded += 1) {
    let first: { readonly inquiryId: string; readonly also: string } | undefined
    const outcome = await placeInquiry(deps, inquiryId, {
      ...asked,
      async isTurn(candidate, { at }, inquiry) {
        const other = await comesFirst(deps, candidate, inquiry, index, at)
        first = other === undefined ? undefined : { inquiryId: other.inquiryId, also: candidate.advisorId }
        return first === undefined
      },
    })
    if (outcome !== 'waits' || first === undefined) return outcome
    await placeInquiry(deps, first.inquiryId, { also: first.also })
  }
  return placeInquiry(deps, inquiryId, asked)
}
