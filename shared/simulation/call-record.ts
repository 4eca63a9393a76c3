import { z } from 'zod'
import { type FieldIssue, Malformed } from '#shared/errors.ts'
import { type Instant, type Millis, SECOND } from '#shared/instant.ts'

/** One call of a record that an agent handled. */
export interface RecordedCall {
  /** Place in the record, by arrival. */
  readonly callId: number
  /** The record's wall clock, read as if it were UTC: its zone is not known, and only differences and hours of day count. */
  readonly arrivedAt: Instant
  readonly type: string
  /** 2 is high, 0 and 1 are regular. */
  readonly priority: number
  /** Absent where the caller was not recognised. */
  readonly customer?: string
  readonly queued: Millis
  readonly handling: Millis
  /** Absent where the record does not say who handled it. */
  readonly agent?: string
}

/** Calls from this priority on are the ones that `highPriorityMeanWait` is about. */
export const HIGH_PRIORITY = 2

const COLUMNS = ['arrived', 'type', 'priority', 'customer', 'queue_s', 'outcome', 'service_s', 'agent'] as const
/** Lines looked at; a year of a large call centre has fewer. */
const MAX_LINES = 5_000_000

const seconds = z
  .string()
  .regex(/^\d{1,6}$/, 'must be whole seconds')
  .transform((text) => Number(text) * SECOND)
const optionalText = z
  .string()
  .max(60)
  .transform((text) => (text === '' ? undefined : text))
const lineSchema = z.object({
  arrived: z.iso.datetime({ local: true, precision: 0 }).transform((text) => Date.parse(`${text}Z`)),
  type: z.string().min(1).max(20),
  priority: z.coerce.number().int().min(0).max(9),
  customer: optionalText,
  queue_s: seconds,
  outcome: z.enum(['AGENT', 'HANG', 'PHANTOM']),
  service_s: seconds,
  agent: optionalText,
})

/**
 * Reads a call record (CSV with a heading; the format of the "Anonymous Bank" data of Guedj and Mandelbaum, Technion)
 * and keeps the calls that an agent handled, by arrival. Throws Malformed naming the lines that cannot be read.
 */
export function readCallRecord(text: string): readonly RecordedCall[] {
  const [heading = '', ...lines] = text.split(/\r?\n/u, MAX_LINES)
  if (heading !== COLUMNS.join(',')) {
    throw new Malformed('the call record', [{ path: 'line 1', message: `must be ${COLUMNS.join(',')}` }])
  }
  const issues: FieldIssue[] = []
  const handled = lines.flatMap((line, index) => {
    if (line === '') return []
    const fields = line.split(',')
    const read = lineSchema.safeParse(Object.fromEntries(COLUMNS.map((column, position) => [column, fields[position]])))
    if (!read.success) {
      issues.push(
        ...read.error.issues.map(({ path, message }) => ({ path: `line ${index + 2} ${path.join('.')}`, message })),
      )
      return []
    }
    return read.data.outcome === 'AGENT' ? [read.data] : []
  })
  if (issues.length > 0) throw new Malformed('the call record', issues.slice(0, 20))
  return handled
    .toSorted((a, b) => a.arrived - b.arrived)
    .map(({ arrived, type, priority, customer, queue_s, service_s, agent }, callId) => ({
      callId,
      arrivedAt: arrived,
      type,
      priority,
      queued: queue_s,
      handling: service_s,
      ...(customer === undefined ? {} : { customer }),
      ...(agent === undefined ? {} : { agent }),
    }))
}
