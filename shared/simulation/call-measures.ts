import { SECOND } from '#shared/instant.ts'
import type { HandledCall } from './call-floor.ts'
import { HIGH_PRIORITY } from './call-record.ts'
import { type Agent, onDuty } from './call-staff.ts'
import { staffedTimeOf } from './staffed-time.ts'

/** Seconds from arrival to start of handling, less the time in which no agent with the skill was on duty. */
export interface CallMeasures {
  readonly meanWait: number
  readonly p50Wait: number
  readonly p90Wait: number
  readonly p99Wait: number
  readonly highPriorityMeanWait: number
  /** Of calls of customers served before whose last agent was on duty: the share that met that agent. */
  readonly sameAdvisorRate: number
}

/** How a policy did. Pure. */
export function measureCalls(handled: readonly HandledCall[], staff: readonly Agent[]): CallMeasures {
  const staffed = staffedTimeOf(staff)
  const waits = handled.map(({ call, startedAt }) => staffed(call.type, call.arrivedAt, startedAt) / SECOND)
  const high = waits.filter((_, index) => (handled[index]?.call.priority ?? 0) >= HIGH_PRIORITY)
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    meanWait: mean(waits),
    p50Wait: quantile(sorted, 0.5),
    p90Wait: quantile(sorted, 0.9),
    p99Wait: quantile(sorted, 0.99),
    highPriorityMeanWait: mean(high),
    sameAdvisorRate: sameAdvisorRate(handled, staff),
  }
}

/** Who served the customer last is looked up at the call's arrival, and whether they are on duty as well. */
function sameAdvisorRate(handled: readonly HandledCall[], staff: readonly Agent[]): number {
  const agents = new Map(staff.map((agent) => [agent.agentId, agent]))
  let [returning, same] = [0, 0]
  for (const [customer, own] of Map.groupBy(handled, ({ call }) => call.customer)) {
    if (customer === undefined) continue
    for (const { call, agentId } of own) {
      const before = own.filter(({ startedAt }) => startedAt < call.arrivedAt).at(-1)
      const last = before === undefined ? undefined : agents.get(before.agentId)
      if (last === undefined || !onDuty(last, call.arrivedAt)) continue
      returning += 1
      if (last.agentId === agentId) same += 1
    }
  }
  return returning === 0 ? 0 : same / returning
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length

/** Nearest rank; of sorted values. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
