import type { Access, AdvisorFigures } from '#shared/reaction-times/advisor-figures.ts'
import { advisorCellsOf, cellsOf } from '#shared/reaction-times/cells-of.ts'
import { hasDimensions } from '#shared/reaction-times/filter.ts'
import { hourOf, inHoursTouching } from '#shared/reaction-times/hours.ts'
import { reachedCursor, readReachedCursor } from '#shared/reaction-times/reached-cursor.ts'
import type { Measurement, ReactionTimes } from '#shared/reaction-times/reaction-times.ts'
import { stored } from './stored.ts'

/** What counted milestones and advisors' figures share: the measurements themselves, sketched when they are read. */
export type MemoryMeasurements = Map<string, Measurement>

export function createMemoryReactionTimes(measurements: MemoryMeasurements): ReactionTimes {
  const within = (from: number, to: number) =>
    [...measurements.values()].filter(({ at }) => inHoursTouching(at, from, to))
  return {
    count: async (measurement) => {
      const before = measurements.get(measurement.marker)
      if (before !== undefined && before.revision >= measurement.revision) return 'already'
      measurements.set(measurement.marker, stored(measurement))
      return before === undefined ? 'counted' : 'corrected'
    },
    cells: async (from, to) => cellsOf(within(from, to)),
    reached: async (query, { limit, cursor }) => {
      const start = cursor === undefined ? undefined : readReachedCursor(cursor)
      const all = within(query.from, query.to)
        .filter((one) => one.withdrawn === undefined && one.counted === query.counted && hasDimensions(one, query))
        .map((one) => ({ one, hour: hourOf(one.at), order: `${one.at}|${one.marker}` }))
        .sort((a, b) => b.hour - a.hour || (a.order < b.order ? -1 : 1))
      const rest = all.filter(
        ({ hour, order }) =>
          start === undefined || hour < start.hour || (hour === start.hour && order > (start.after ?? '')),
      )
      const shown = rest.slice(0, limit)
      const last = shown.at(-1)
      // Whose work it was is not what operators may read.
      const items = shown.map(({ one: { advisor: _, ...own } }) => own)
      return last !== undefined && rest.length > shown.length
        ? { items, cursor: reachedCursor({ hour: last.hour, after: last.order }) }
        : { items }
    },
    replace: async (from, to, replacements) => {
      const fresh = replacements.filter(({ at }) => inHoursTouching(at, from, to))
      for (const stale of within(from, to)) {
        const { withdrawn: _, ...own } = stale
        measurements.set(stale.marker, stored({ ...own, withdrawn: true }))
      }
      for (const one of fresh) {
        if ((measurements.get(one.marker)?.revision ?? 0) <= one.revision) measurements.set(one.marker, stored(one))
      }
    },
  }
}

/** Advisors' own figures over the same measurements. */
export function createMemoryAdvisorFigures(measurements: MemoryMeasurements): AdvisorFigures {
  const accesses = new Map<string, Access[]>()
  return {
    cells: async (advisorId, from, to) =>
      advisorCellsOf([...measurements.values()].filter(({ at }) => inHoursTouching(at, from, to))).filter(
        (cell) => cell.advisorId === advisorId,
      ),
    recordAccess: async (advisorId, access) => {
      const others = (accesses.get(advisorId) ?? []).filter(({ accessId }) => accessId !== access.accessId)
      accesses.set(advisorId, [...others, stored(access)])
    },
    accesses: async (advisorId, limit) =>
      (accesses.get(advisorId) ?? []).toSorted((a, b) => b.at - a.at).slice(0, limit),
  }
}
