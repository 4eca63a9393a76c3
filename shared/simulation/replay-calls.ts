import { anklang } from './call-anklang.ts'
import { BASELINES } from './call-baselines.ts'
import type { Policy } from './call-floor.ts'
import { type CallMeasures, measureCalls } from './call-measures.ts'
import type { RecordedCall } from './call-record.ts'
import { scaleLoad, withoutAbsent } from './call-scenario.ts'
import { staffOf } from './call-staff.ts'
import { simulateCalls } from './simulate-calls.ts'

export interface CallScenario {
  /** As many times the calls of the record. */
  readonly loadFactor: number
  /** Share of the days of duty on which nobody came, 0–1. */
  readonly absent: number
}

const POLICIES = { anklang, ...BASELINES } satisfies Record<string, Policy>

/** How each policy does on the calls of a record with the staff of that record. Pure; `said` hears of the progress. */
export function replayCalls(
  record: readonly RecordedCall[],
  { loadFactor, absent }: CallScenario,
  said: (policy: string, measures: CallMeasures, unserved: number) => void,
): Readonly<Record<string, CallMeasures>> {
  const staff = withoutAbsent(staffOf(record), absent)
  const calls = scaleLoad(record, loadFactor)
  return Object.fromEntries(
    Object.entries(POLICIES).map(([name, policy]) => {
      const { handled, unserved } = simulateCalls(calls, staff, policy)
      const measures = measureCalls(handled, staff)
      said(name, measures, unserved.length)
      return [name, measures]
    }),
  )
}
