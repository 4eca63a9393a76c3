import {
  ADVISOR_TIMES,
  type AdvisorCell,
  type AdvisorCounter,
  type AdvisorShare,
  countersOf,
} from './advisor-figures.ts'
import { RESOLUTION_PARTS } from './counted.ts'
import { hourOf } from './hours.ts'
import type { HourCell, Measurement } from './reaction-times.ts'
import { sketchOf } from './sketch.ts'

/** The cells that counting these measurements one by one gives, in no order. Markers are not looked at. Pure. */
export function cellsOf(measurements: readonly Measurement[]): HourCell[] {
  const counting = measurements.filter(({ withdrawn }) => withdrawn === undefined)
  const cells = Map.groupBy(counting, ({ at, channel, desk, topic, language }) =>
    [hourOf(at), channel, desk, topic, language].join('|'),
  )
  return [...cells.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { at, channel, desk, topic, language } = first
    const promises = own.filter(({ kept }) => kept !== undefined)
    return [
      {
        hour: hourOf(at),
        channel,
        desk,
        topic,
        language,
        sketches: sketchesOf(own),
        split: splitOf(own),
        promises: { given: promises.length, kept: promises.filter(({ kept }) => kept === true).length },
      },
    ]
  })
}

const sketchesOf = (own: readonly Measurement[]): HourCell['sketches'] =>
  Object.fromEntries(
    [...Map.groupBy(own, ({ counted }) => counted)].map(([counted, members]) => [
      counted,
      {
        business: sketchOf(members.map(({ businessSeconds }) => businessSeconds)),
        calendar: sketchOf(members.map(({ calendarSeconds }) => calendarSeconds)),
      },
    ]),
  )

function splitOf(own: readonly Measurement[]): HourCell['split'] {
  const splits = own.flatMap(({ split }) => split ?? [])
  if (splits.length === 0) return {}
  return Object.fromEntries(RESOLUTION_PARTS.map((part) => [part, sketchOf(splits.map((split) => split[part]))]))
}

/** The same for the figures of the advisors whose work it was. Pure. */
export function advisorCellsOf(measurements: readonly Measurement[]): AdvisorCell[] {
  const shares = measurements.flatMap(({ at, desk, advisor, withdrawn }) =>
    advisor === undefined || withdrawn === true ? [] : [{ hour: hourOf(at), desk, share: advisor }],
  )
  const cells = Map.groupBy(shares, ({ hour, desk, share }) => [share.advisorId, hour, desk].join('|'))
  return [...cells.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const all = own.map(({ share }) => share)
    const counters = all.map(countersOf)
    return [
      {
        advisorId: first.share.advisorId,
        hour: first.hour,
        desk: first.desk,
        counts: sumsOf(counters),
        times: timesOf(all),
      },
    ]
  })
}

const sumsOf = (counters: readonly ReturnType<typeof countersOf>[]): AdvisorCell['counts'] => {
  const sum = (name: AdvisorCounter) => counters.reduce((all, one) => all + (one[name] ?? 0), 0)
  return {
    answered: sum('answered'),
    resolved: sum('resolved'),
    reopened: sum('reopened'),
    given: sum('given'),
    kept: sum('kept'),
    lateBefore: sum('lateBefore'),
  }
}

const timesOf = (shares: readonly AdvisorShare[]): AdvisorCell['times'] =>
  Object.fromEntries(
    ADVISOR_TIMES.flatMap((name) => {
      const times = shares.flatMap((share) => share[name] ?? [])
      if (times.length === 0) return []
      const business = sketchOf(times.map((time) => time.business))
      return [[name, { business, calendar: sketchOf(times.map((time) => time.calendar)) }] as const]
    }),
  )
