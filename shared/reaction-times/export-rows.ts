import type { CsvCell } from '#shared/csv/csv.ts'
import { iso } from '#shared/instant.ts'
import type { Measurement } from './reaction-times.ts'

/** A column of the export: what it is called, what it holds, and where it comes from. */
export interface ExportColumn {
  readonly name: string
  readonly type: 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP'
  readonly of: (one: Measurement) => CsvCell
}

const text = (name: string, of: ExportColumn['of']): ExportColumn => ({ name, type: 'STRING', of })
const seconds = (name: string, of: ExportColumn['of']): ExportColumn => ({ name, type: 'DOUBLE', of })

/**
 * One row a milestone, for an institute's own tools. The inquiry's id ties rows together and leads to a person only for
 * who may open the inquiry; nothing else in it belongs to a customer or an advisor.
 */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  text('inquiry_id', ({ inquiryId }) => inquiryId),
  text('milestone', ({ counted }) => counted),
  { name: 'round', type: 'INT32', of: ({ marker }) => Number(marker.split('/').at(-1)) },
  { name: 'reached_at', type: 'TIMESTAMP', of: ({ at }) => iso(at) },
  text('channel', ({ channel }) => channel),
  text('desk', ({ desk }) => desk),
  text('topic', ({ topic }) => topic),
  text('language', ({ language }) => language),
  seconds('business_seconds', ({ businessSeconds }) => businessSeconds),
  seconds('calendar_seconds', ({ calendarSeconds }) => calendarSeconds),
  { name: 'promise_kept', type: 'BOOLEAN', of: ({ kept }) => kept ?? null },
  seconds('in_our_hands_seconds', ({ split }) => split?.inOurHands ?? null),
  seconds('waiting_for_customer_seconds', ({ split }) => split?.waitingForCustomer ?? null),
  seconds('desk_closed_seconds', ({ split }) => split?.deskClosed ?? null),
]

/** What counts, in order of time. Pure. */
export const exportOrder = (measurements: readonly Measurement[]): readonly Measurement[] =>
  measurements
    .filter(({ withdrawn }) => withdrawn === undefined)
    .toSorted((a, b) => a.at - b.at || (a.marker < b.marker ? -1 : 1))
