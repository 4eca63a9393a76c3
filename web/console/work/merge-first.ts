import type { Summary } from '../api-shapes.ts'
import type { View } from './views.ts'

/** As much of a list as was read; `cursor` leads on, absent at its end. */
export interface Work {
  readonly items: readonly Summary[]
  readonly cursor?: string | undefined
}

type Row = Pick<Summary, 'inquiryId' | 'status' | 'urgent' | 'promise' | 'milestones' | 'snooze'>

/**
 * A list whose first page was read again: what follows that page in the order of the list stays, all else that is not on
 * it is gone. So one call keeps thousands of rows; changes further down show when they move up (ADR 29).
 */
export function mergeFirst(view: View, before: Work | undefined, first: Work): Work {
  const last = first.items.at(-1)
  if (before === undefined || first.cursor === undefined || last === undefined) return first
  const fresh = new Set(first.items.map(({ inquiryId }) => inquiryId))
  const end = placeOf(view, last)
  const rest = before.items.filter((item) => !fresh.has(item.inquiryId) && isAfter(placeOf(view, item), end))
  return rest.length === 0 ? first : { items: [...first.items, ...rest], cursor: before.cursor }
}

type Place = readonly [number, number, string]

/** Where a row stands: as the API orders, by urgency and then what is due first; put aside by when it comes back; done the newest first. */
function placeOf(view: View, { inquiryId, status, urgent, promise, milestones, snooze }: Row): Place {
  const { receivedAt, answeredAt, resolvedAt } = milestones
  if (view === 'resolved')
    return [0, -Date.parse((status === 'resolved' ? resolvedAt : answeredAt) ?? receivedAt), inquiryId]
  if (view === 'snoozed') return [0, Date.parse(snooze?.until ?? '9999-12-31'), inquiryId]
  return [urgent ? 0 : 1, Date.parse(promise?.by ?? receivedAt), inquiryId]
}

const isAfter = (one: Place, other: Place): boolean =>
  one[0] !== other[0] ? one[0] > other[0] : one[1] !== other[1] ? one[1] > other[1] : one[2] > other[2]

/** Ids that came between other rows since; what was read on at the end is not new. */
export function arrivals(
  before: readonly Pick<Row, 'inquiryId'>[],
  after: readonly Pick<Row, 'inquiryId'>[],
): readonly string[] {
  const known = new Set(before.map(({ inquiryId }) => inquiryId))
  const last = after.findLastIndex(({ inquiryId }) => known.has(inquiryId))
  return after
    .slice(0, Math.max(last, 0))
    .map(({ inquiryId }) => inquiryId)
    .filter((inquiryId) => !known.has(inquiryId))
}
