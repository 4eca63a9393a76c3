import type { AdvisorCell, AdvisorCounter, AdvisorTime } from './advisor-figures.ts'
import type { ClockKind } from './reaction-times.ts'
import { type Figures, figuresOf } from './report.ts'
import { merge, type Sketch } from './sketch.ts'

/** One person's figures: none without what it is a share of, none without what was beyond their control. */
export interface PersonFigures {
  readonly answered: {
    readonly count: number
    /** From when they got it until they answered. */
    readonly own: Figures
    /** From the customer's message until they got it: beyond their control. */
    readonly before: Figures
  }
  readonly promises: {
    readonly count: number
    readonly kept: number
    /** Had passed before they got the matter: beyond their control, and not in the rate. */
    readonly lateBefore: number
    /** Of those that could still be kept; null for none. */
    readonly rate: number | null
  }
  readonly resolved: { readonly count: number; readonly reopened: number }
}

/** What a person's cells say together. Pure. */
export function personFigures(cells: readonly AdvisorCell[], clock: ClockKind): PersonFigures {
  const sum = (counter: AdvisorCounter) => cells.reduce((all, { counts }) => all + counts[counter], 0)
  const times = (name: AdvisorTime) => figuresOf(timesIn(cells, name, clock))
  const [given, kept, lateBefore] = [sum('given'), sum('kept'), sum('lateBefore')]
  const could = given - lateBefore
  return {
    answered: { count: sum('answered'), own: times('own'), before: times('before') },
    promises: { count: given, kept, lateBefore, rate: could === 0 ? null : kept / could },
    resolved: { count: sum('resolved'), reopened: sum('reopened') },
  }
}

const timesIn = (cells: readonly AdvisorCell[], name: AdvisorTime, clock: ClockKind): Sketch =>
  merge(...cells.flatMap(({ times }) => times[name]?.[clock] ?? []))

/** Quartiles over people. */
interface Spread {
  /** People of whom there is something to say. */
  readonly people: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
}

/** How a figure is spread over a team; null where it would be a figure of too few people. */
export interface TeamFigures {
  /** People who answered anything. */
  readonly people: number
  /** Median seconds from getting a matter to answering it. */
  readonly own: Spread | null
  readonly before: Spread | null
  readonly keptRate: Spread | null
  readonly answered: Spread | null
  /** Reopened for each resolved. */
  readonly reopenedRate: Spread | null
}

/** Fewer could be told apart. */
const FEWEST_PEOPLE = 5

/** The spread over everybody who answered something; names and order of people leave no trace in it. Pure. */
export function teamFigures(team: readonly PersonFigures[]): TeamFigures {
  const people = team.filter(({ answered }) => answered.count > 0)
  const spread = (of: (person: PersonFigures) => number | null) =>
    spreadOf(people.flatMap((person) => of(person) ?? []))
  return {
    people: people.length,
    own: spread(({ answered }) => answered.own.p50),
    before: spread(({ answered }) => answered.before.p50),
    keptRate: spread(({ promises }) => promises.rate),
    answered: spread(({ answered }) => answered.count),
    reopenedRate: spread(({ resolved }) => (resolved.count === 0 ? null : resolved.reopened / resolved.count)),
  }
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length < FEWEST_PEOPLE) return null
  const ordered = values.toSorted((a, b) => a - b)
  const at = (q: number) => ordered[Math.floor(q * (ordered.length - 1))] ?? 0
  return { people: values.length, p25: at(0.25), p50: at(0.5), p75: at(0.75) }
}
