import { z } from '../../platform/zod.ts'
import { dayAfter, startOfDay } from '../words/zone-days.ts'

export const GROUPINGS = ['day', 'hour', 'weekday', 'channel', 'desk', 'topic', 'language'] as const
export const MEASURED = [
  'acknowledged',
  'assigned',
  'opened',
  'firstResponse',
  'nextResponse',
  'answeredAgain',
  'resolved',
] as const
export const RANGES = ['1', '7', '30', '90'] as const
const FILTERS = ['desk', 'channel', 'topic', 'language'] as const
export type Grouping = (typeof GROUPINGS)[number]

const choiceSchema = z.object({
  groupBy: z.enum(GROUPINGS).catch('day'),
  measured: z.enum(MEASURED).catch('firstResponse'),
  days: z.enum(RANGES).catch('7'),
  /** One local day instead, such as 2026-11-24. */
  day: z.iso.date().optional().catch(undefined),
  channel: z.enum(['email', 'web', 'mobile', 'social']).optional().catch(undefined),
  desk: z.string().optional(),
  topic: z.string().optional(),
  /** The group whose inquiries are listed. */
  show: z.string().optional(),
})
/** What is looked at; kept in the address, so that it can be sent to somebody. */
export type Choice = z.infer<typeof choiceSchema>

export const choiceOf = (search: URLSearchParams): Choice => choiceSchema.parse(Object.fromEntries(search))

/** Without what is not chosen. */
export const searchOf = (choice: Choice): Record<string, string> =>
  Object.fromEntries(Object.entries(choice).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

interface Range {
  readonly from: string
  readonly to: string
}

/** The chosen day, or the days up to `now` (ms), to the next full hour, so that it is the same question for an hour. */
export function rangeOf({ days, day }: Choice, now: number, zone: string): Range {
  if (day !== undefined) return { from: iso(startOfDay(day, zone)), to: iso(startOfDay(dayAfter(day), zone)) }
  const to = Math.ceil(now / HOUR_MS) * HOUR_MS
  return { from: iso(to - Number(days) * DAY_MS), to: iso(to) }
}

/** Where the inquiries of one group are: its time, or its desk, channel, topic or language. Nothing for weekdays, which are many days. */
export function behind(choice: Choice, range: Range, zone: string): (Range & Record<string, string>) | undefined {
  const { groupBy, show, desk, channel, topic } = choice
  if (show === undefined || groupBy === 'weekday') return undefined
  const filters = searchOf({ ...choice, ...{ desk, channel, topic } })
  const kept = Object.fromEntries(Object.entries(filters).filter(([key]) => FILTERS.some((filter) => filter === key)))
  if (groupBy === 'hour') return { ...kept, from: show, to: iso(Date.parse(show) + HOUR_MS) }
  if (groupBy !== 'day') return { ...range, ...kept, [groupBy]: show }
  return { ...kept, from: iso(startOfDay(show, zone)), to: iso(startOfDay(dayAfter(show), zone)) }
}

const iso = (at: number): string => new Date(at).toISOString()
