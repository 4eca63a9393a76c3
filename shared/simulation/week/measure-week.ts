import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { MINUTE, type Millis } from '#shared/instant.ts'
import { cellsOf } from '#shared/reaction-times/cells-of.ts'
import { measurementOf, rebuildFrom } from '#shared/reaction-times/measurement-of.ts'
import { figuresOf, report } from '#shared/reaction-times/report.ts'
import { sketchOf } from '#shared/reaction-times/sketch.ts'
import type { RoutingRule } from '#shared/routing/decision.ts'
import { dutiesOf } from './duties.ts'
import type { RecordedWeek } from './recorded-week.ts'
import type { LivedWeek } from './simulate-week.ts'

/** A desk's week. Durations in minutes of its opening time; null where there was nothing to measure. */
export interface DeskWeek {
  readonly desk: string
  /** Rounds that began at the desk. */
  readonly inquiries: number
  readonly answered: number
  /** Of those whose customers have an own advisor: how many there are, and the share that went to them. */
  readonly ownAdvisor: { readonly count: number; readonly rate: number | null }
  /** From what began a round to its answer. */
  readonly wait: { readonly p50: number | null; readonly p90: number | null }
  /** From when it was given to the time promised, in the middle. */
  readonly promised: number | null
  readonly kept: { readonly count: number; readonly rate: number | null }
  /** Share of the duty of the desk's people, at all their desks, in which they worked. */
  readonly busy: number | null
  /** Most inquiries that waited at a time for somebody with room. */
  readonly mostWaiting: number
  /** People are hardly ever free, or promises break more often than they may. */
  readonly overloaded: boolean
  /** Inquiries that nobody may ever answer, and the rules that speak against everybody. */
  readonly nobodys: { readonly count: number; readonly rules: readonly RoutingRule[] }
}

/** Beyond it nobody catches up after a rush. */
const HARDLY_FREE = 0.9
/** Promises that must have been given before a share of them says something, and by how much it may fall short. */
const [ENOUGH, SHORTFALL] = [10, 0.05]

/** How a week went, a desk a line in the order of the configuration, by the code that measures for real. Pure. */
export function measureWeek(lived: LivedWeek, week: RecordedWeek, index: ConfigurationIndex): readonly DeskWeek[] {
  const { desks, institute } = index.configuration
  const measurements = lived.reached.map((event) => measurementOf(event, index.calendar(event.desk)))
  const cells = cellsOf(rebuildFrom(measurements, { from: week.from, to: Number.POSITIVE_INFINITY }))
  const groups = new Map(report(cells, 'desk', 'business', index.zone).map((group) => [group.key, group]))
  const onDuty = dutyTimes(week, index)
  return desks.map(({ id: desk, keptRate = institute.keptRate }) => {
    const rounds = lived.rounds.filter((round) => round.desk === desk)
    const group = groups.get(desk)
    const kept = group?.keptPromises ?? { count: 0, rate: null }
    const staff = index.advisorsOf(desk)
    const duty = sum(staff.map(({ id }) => onDuty.get(id) ?? 0))
    const busy = duty === 0 ? null : sum(staff.map(({ id }) => lived.worked.get(id) ?? 0)) / duty
    const nobodys = lived.left.filter((one) => one.desk === desk && one.forNobody !== undefined)
    const broken = kept.count >= ENOUGH && (kept.rate ?? 1) < keptRate - SHORTFALL
    const calendar = index.calendar(desk)
    const promised = sketchOf(
      rounds.map(({ promise: { givenAt, by } }) => calendar.businessMillis(givenAt, by) / MINUTE),
    )
    return {
      desk,
      inquiries: rounds.length,
      answered: group?.answered.count ?? 0,
      ownAdvisor: ownAdvisorOf(lived, desk),
      wait: { p50: minutes(group?.answered.p50), p90: minutes(group?.answered.p90) },
      promised: figuresOf(promised).p50,
      kept,
      busy,
      mostWaiting: lived.mostWaiting.get(desk) ?? 0,
      overloaded: broken || (busy ?? 0) >= HARDLY_FREE,
      nobodys: { count: nobodys.length, rules: [...new Set(nobodys.flatMap(({ forNobody = [] }) => forNobody))] },
    }
  })
}

/** Who answered is in the events; who should have, in the rounds. */
function ownAdvisorOf({ rounds, reached }: LivedWeek, desk: string): DeskWeek['ownAdvisor'] {
  const own = new Map(
    rounds.flatMap((round) =>
      round.desk === desk && round.ownAdvisorId !== undefined ? [[round.inquiryId, round.ownAdvisorId]] : [],
    ),
  )
  const answers = reached.filter(({ inquiryId, milestone }) => milestone.name === 'answered' && own.has(inquiryId))
  const theirs = answers.filter(({ inquiryId, milestone }) => milestone.advisor?.id === own.get(inquiryId))
  return { count: answers.length, rate: answers.length === 0 ? null : theirs.length / answers.length }
}

const dutyTimes = ({ from, to }: RecordedWeek, index: ConfigurationIndex): ReadonlyMap<string, Millis> =>
  new Map(
    index.configuration.advisors.map(({ id }) => [
      id,
      sum(dutiesOf(index, id, from, to).map((duty) => duty.to - duty.from)),
    ]),
  )

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
const minutes = (seconds: number | null | undefined): number | null => (seconds == null ? null : seconds / 60)
