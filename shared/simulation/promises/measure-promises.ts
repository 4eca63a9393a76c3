import { HOUR, type Instant, iso, SECOND } from '#shared/instant.ts'
import type { RecordedCall } from '../call-record.ts'
import type { PromisedCall } from './promised-call.ts'

interface Kept {
  readonly n: number
  /** Share, 0–1. */
  readonly kept: number
}

/** What CONTRACT.md says of `promises`; lengths in seconds from arrival to the promised time. */
export interface PromiseMeasures extends Kept {
  readonly byType: Readonly<Record<string, Kept>>
  /** By day and half: `1999-08-02T00` up to 13:00, `1999-08-02T13` after it. */
  readonly byHalfDay: Readonly<Record<string, Kept>>
  readonly medianLength: number
  /** Of the 90 % quantile of each call's type and hour of day over the whole record. */
  readonly oracleMedianLength: number
  /** Share of the broken promises whose callers were told before. */
  readonly toldBeforeBreak: number
  /** Share of the kept promises whose callers were told that they would probably break. */
  readonly toldInVain: number
  /** Where load or staff change in the middle of the record: of the calls from the 500th after the change on. */
  readonly afterChange?: Kept
}

const HALF = 13 * HOUR
/** Calls after a change in which promises may still be wrong. */
const SETTLING = 500

/** How the promises turned out. `record` is what the oracle knows; `change` when load or staff changed, if they did. Pure. */
export function measurePromises(
  promised: readonly PromisedCall[],
  record: readonly RecordedCall[],
  change?: Instant,
): PromiseMeasures {
  const quantiles = new Map(
    [...Map.groupBy(record, typeAndHour)].map(([key, calls]) => [
      key,
      quantile(
        calls.map(({ queued, handling }) => queued + handling),
        0.9,
      ),
    ]),
  )
  const broken = promised.filter(({ kept }) => !kept)
  return {
    ...keptOf(promised),
    byType: grouped(promised, ({ call }) => call.type),
    byHalfDay: grouped(promised, ({ call: { arrivedAt } }) => {
      const day = iso(arrivedAt).slice(0, 10)
      return `${day}T${arrivedAt - Date.parse(day) < HALF ? '00' : '13'}`
    }),
    medianLength:
      quantile(
        promised.map(({ by, call }) => by - call.arrivedAt),
        0.5,
      ) / SECOND,
    oracleMedianLength:
      quantile(
        promised.map(({ call }) => quantiles.get(typeAndHour(call)) ?? 0),
        0.5,
      ) / SECOND,
    toldBeforeBreak: shareTold(broken, 1),
    toldInVain: shareTold(
      promised.filter(({ kept }) => kept),
      0,
    ),
    ...(change === undefined ? {} : { afterChange: keptOf(settled(promised, change)) }),
  }
}

const shareTold = (promised: readonly PromisedCall[], ofNone: number): number =>
  promised.length === 0 ? ofNone : promised.filter(({ told }) => told).length / promised.length

/** The calls that came after the change, by arrival, without the first of them. */
const settled = (promised: readonly PromisedCall[], change: Instant): readonly PromisedCall[] =>
  promised
    .filter(({ call }) => call.arrivedAt >= change)
    .sort((a, b) => a.call.arrivedAt - b.call.arrivedAt)
    .slice(SETTLING)

const typeAndHour = ({ type, arrivedAt }: RecordedCall): string => `${type} ${iso(arrivedAt).slice(11, 13)}`

const keptOf = (promised: readonly PromisedCall[]): Kept => ({
  n: promised.length,
  kept: promised.length === 0 ? 0 : promised.filter(({ kept }) => kept).length / promised.length,
})

const grouped = (promised: readonly PromisedCall[], keyOf: (one: PromisedCall) => string) =>
  Object.fromEntries(
    [...Map.groupBy(promised, keyOf)]
      .map(([key, own]) => [key, keptOf(own)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Nearest rank. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
