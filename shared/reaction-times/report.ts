import { ANSWERS, type Counted, type ResolutionPart } from './counted.ts'
import { type Grouping, inOrder, keyOf } from './grouping.ts'
import type { ClockKind, HourCell } from './reaction-times.ts'
import { count, merge, quantile, type Sketch, total } from './sketch.ts'

/** One milestone of a group: quantiles in seconds, null when nothing was counted. */
export interface Figures {
  readonly count: number
  readonly p50: number | null
  readonly p90: number | null
  readonly p99: number | null
}
/** A part of the time to resolution, and which share of all of that time it is (null for none). */
interface PartFigures extends Figures {
  readonly share: number | null
}

/** One row of `GET /v1/operations/reaction-times`. */
export interface Group extends Readonly<Record<Counted | 'answered', Figures>> {
  /** Channel, desk, topic or language; for hours the start, ISO 8601; for days the date, for weekdays `mon` to `sun`. */
  readonly key: string
  /** Of the promises whose time passed or that were answered before: how many there were and the share that was kept, null for none. */
  readonly keptPromises: { readonly count: number; readonly rate: number | null }
  /** Where the time to resolution went, whatever clock was asked for; the parts add up to calendar time. */
  readonly resolution: Readonly<Record<ResolutionPart, PartFigures>>
}

/**
 * The figures of these cells, one group a key, in order. Merging sketches keeps their 1 % accuracy. Pure.
 * @param zone IANA name: whose days and weekdays are meant
 */
export function report(cells: readonly HourCell[], groupBy: Grouping, clock: ClockKind, zone: string): Group[] {
  const groups = Map.groupBy(cells, (cell) => keyOf(cell, groupBy, zone))
  return inOrder(groupBy, [...groups.keys()]).map((key) => groupOf(key, groups.get(key) ?? [], clock))
}

function groupOf(key: string, cells: readonly HourCell[], clock: ClockKind): Group {
  const figures = (...kinds: readonly Counted[]) =>
    figuresOf(merge(...kinds.flatMap((counted) => cells.flatMap((cell) => cell.sketches[counted]?.[clock] ?? []))))
  const given = cells.reduce((sum, cell) => sum + cell.promises.given, 0)
  const kept = cells.reduce((sum, cell) => sum + cell.promises.kept, 0)
  return {
    key,
    acknowledged: figures('acknowledged'),
    assigned: figures('assigned'),
    opened: figures('opened'),
    answered: figures(...ANSWERS),
    firstResponse: figures('firstResponse'),
    nextResponse: figures('nextResponse'),
    answeredAgain: figures('answeredAgain'),
    resolved: figures('resolved'),
    reopened: figures('reopened'),
    broken: figures('broken'),
    keptPromises: { count: given, rate: given === 0 ? null : kept / given },
    resolution: resolutionOf(cells),
  }
}

function resolutionOf(cells: readonly HourCell[]): Group['resolution'] {
  const sketchOf = (part: ResolutionPart) => merge(...cells.flatMap((cell) => cell.split[part] ?? []))
  const parts = {
    inOurHands: sketchOf('inOurHands'),
    waitingForCustomer: sketchOf('waitingForCustomer'),
    deskClosed: sketchOf('deskClosed'),
  }
  const all = total(parts.inOurHands) + total(parts.waitingForCustomer) + total(parts.deskClosed)
  const figures = (sketch: Sketch) => ({ ...figuresOf(sketch), share: all === 0 ? null : total(sketch) / all })
  return {
    inOurHands: figures(parts.inOurHands),
    waitingForCustomer: figures(parts.waitingForCustomer),
    deskClosed: figures(parts.deskClosed),
  }
}

/** What is shown of a sketch. */
export const figuresOf = (sketch: Sketch): Figures => ({
  count: count(sketch),
  p50: quantile(sketch, 0.5) ?? null,
  p90: quantile(sketch, 0.9) ?? null,
  p99: quantile(sketch, 0.99) ?? null,
})
