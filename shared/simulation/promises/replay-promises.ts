import type { Instant } from '#shared/instant.ts'
import { anklang } from '../call-anklang.ts'
import type { RecordedCall } from '../call-record.ts'
import { scaleLoad, withoutAbsent } from '../call-scenario.ts'
import { type Agent, staffOf } from '../call-staff.ts'
import type { CallScenario } from '../replay-calls.ts'
import { simulateCalls } from '../simulate-calls.ts'
import { givePromises } from './give-promises.ts'
import { measurePromises, type PromiseMeasures } from './measure-promises.ts'
import type { LivedCall } from './promised-call.ts'
import { anklangPromiser, fixedTarget, movingAverage, rollingQuantile } from './promisers.ts'

const PROMISERS = {
  anklang: anklangPromiser,
  'fixed-target': fixedTarget,
  'moving-average': movingAverage,
  'rolling-quantile': rollingQuantile,
}

/** Ours, as the contract has it, and the others' beside it. */
export interface PromiseComparison extends PromiseMeasures {
  readonly baselines: Readonly<Record<string, PromiseMeasures>>
}

/**
 * Promises for the calls of a record as it was, or, where load or staff are changed, as it was up to its middle and
 * simulated under our routing from there on. Pure.
 */
export function replayPromises(record: readonly RecordedCall[], scenario: CallScenario): PromiseComparison {
  const { lived, staff, change } = livedUnder(record, scenario)
  const until = Math.max(...lived.map(({ call, endedAt }) => endedAt ?? call.arrivedAt))
  const [ours, ...others] = Object.entries(PROMISERS).map(
    ([name, promiser]) =>
      [name, measurePromises(givePromises(lived, staff, promiser(), until), record, change)] as const,
  )
  if (ours === undefined) throw new RangeError('there is no promiser')
  return { ...ours[1], baselines: Object.fromEntries(others) }
}

interface Lived {
  readonly lived: readonly LivedCall[]
  readonly staff: readonly Agent[]
  /** When load or staff changed; absent where they did not. */
  readonly change?: Instant
}

function livedUnder(record: readonly RecordedCall[], { loadFactor, absent }: CallScenario): Lived {
  const staff = staffOf(record)
  if (loadFactor === 1 && absent === 0) return { lived: record.map(asRecorded), staff }
  const middle = Math.floor(record.length / 2)
  const change = record[middle]?.arrivedAt ?? 0
  const before = record.slice(0, middle).map(asRecorded)
  const calls = scaleLoad(record.slice(middle), loadFactor).filter(({ arrivedAt }) => arrivedAt >= change)
  const left = withoutAbsent(staff, absent)
  const changed = staff.map((agent, index) => ({
    ...agent,
    duties: [
      ...agent.duties.filter(({ to }) => to <= change),
      ...(left[index]?.duties.filter(({ to }) => to > change) ?? []),
    ],
  }))
  const { handled, unserved } = simulateCalls(calls, changed, anklang)
  const after = handled.map(({ call, startedAt }) => ({ call, startedAt, endedAt: startedAt + call.handling }))
  return { lived: [...before, ...after, ...unserved.map((call) => ({ call }))], staff: changed, change }
}

const asRecorded = (call: RecordedCall): LivedCall => {
  const startedAt = call.arrivedAt + call.queued
  return { call, startedAt, endedAt: startedAt + call.handling }
}
