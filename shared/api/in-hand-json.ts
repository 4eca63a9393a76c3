import type { InHand } from '#shared/inquiry/in-hand.ts'
import { iso } from '#shared/instant.ts'
import type { NameOf } from './inquiry-json.ts'
import type { AdvisorSummary } from './inquiry-output.ts'

/** What advisors do to a matter beside its status, for advisors alone. */
export function inHandJson(
  { snooze, offer, moveAt, undo, mergedInto, mergedFrom = [] }: InHand,
  nameOf: NameOf,
): Pick<AdvisorSummary, 'snooze' | 'offer' | 'moveAt' | 'undoUntil' | 'mergedInto' | 'mergedFrom'> {
  const colleague = (advisorId: string) => ({ advisorId, name: nameOf(advisorId) ?? advisorId })
  return {
    ...(snooze === undefined || snooze.over === true
      ? {}
      : { snooze: snooze.until === undefined ? {} : { until: iso(snooze.until) } }),
    ...(offer === undefined
      ? {}
      : { offer: { to: colleague(offer.to), from: colleague(offer.from), until: iso(offer.until) } }),
    ...(moveAt === undefined ? {} : { moveAt: iso(moveAt) }),
    ...(undo === undefined ? {} : { undoUntil: iso(undo.until) }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
    ...(mergedFrom.length === 0 ? {} : { mergedFrom: [...mergedFrom] }),
  }
}
