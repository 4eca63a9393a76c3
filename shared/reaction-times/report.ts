import type { MilestoneName } from '#shared/inquiry/inquiry.ts'
import { iso } from '#shared/instant.ts'
import type { ClockKind, HourCell } from './reaction-times.ts'
import { count, merge, quantile, type Sketch } from './sketch.ts'

export const GROUPINGS = ['channel', 'desk', 'topic', 'hour'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** One milestone of a group: quantiles in seconds, null when nothing was counted. */
interface MilestoneFigures {
  readonly count: number
  readonly p50: number | null
  readonly p90: number | null
  readonly p99: number | null
}

/** One row of `GET /v1/operations/reaction-times`. */
export interface Group extends Readonly<Record<MilestoneName, MilestoneFigures>> {
  /** Channel, desk or topic; for hours the start, ISO 8601. */
  readonly key: string
  /** Of the promises that came due or were answered: how many there were and the share that was kept, null for none. */
  readonly keptPromises: { readonly count: number; readonly rate: number | null }
}

/** The figures of these cells, one group a key, ordered by key. Merging sketches keeps their 1 % accuracy. Pure. */
export function report(cells: readonly HourCell[], groupBy: Grouping, clock: ClockKind): Group[] {
  return [...Map.groupBy(cells, (cell) => keyOf(cell, groupBy))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => groupOf(key, members, clock))
}

const keyOf = (cell: HourCell, groupBy: Grouping): string => (groupBy === 'hour' ? iso(cell.hour) : cell[groupBy])

function groupOf(key: string, cells: readonly HourCell[], clock: ClockKind): Group {
  const figures = (milestone: MilestoneName) =>
    figuresOf(merge(...cells.flatMap((cell) => cell.sketches[milestone]?.[clock] ?? [])))
  const given = cells.reduce((sum, cell) => sum + cell.promises.given, 0)
  const kept = cells.reduce((sum, cell) => sum + cell.promises.kept, 0)
  return {
    key,
    acknowledged: figures('acknowledged'),
    assigned: figures('assigned'),
    answered: figures('answered'),
    resolved: figures('resolved'),
    keptPromises: { count: given, rate: given === 0 ? null : kept / given },
  }
}

const figuresOf = (sketch: Sketch): MilestoneFigures => ({
  count: count(sketch),
  p50: quantile(sketch, 0.5) ?? null,
  p90: quantile(sketch, 0.9) ?? null,
  p99: quantile(sketch, 0.99) ?? null,
})
