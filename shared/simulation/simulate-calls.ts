import type { Instant } from '#shared/instant.ts'
import type { AgentState, Floor, HandledCall, Policy } from './call-floor.ts'
import type { RecordedCall } from './call-record.ts'
import type { Agent } from './call-staff.ts'

const NEVER = Number.POSITIVE_INFINITY

interface Worker {
  readonly agent: Agent
  /** Place of the duty that has not yet ended. */
  duty: number
  busyUntil: Instant
  lastGivenAt: Instant
  handled: number
}

/** What became of the calls; `unserved` are those for which nobody with the skill came on duty any more. */
export interface SimulatedCalls {
  readonly handled: readonly HandledCall[]
  readonly unserved: readonly RecordedCall[]
}

/**
 * Plays calls (by arrival) against the staff in virtual time: an agent takes one call at a time, begins only while on
 * duty, and finishes what was begun. The policy says who gets what. Pure, and the same every time.
 */
export function simulateCalls(calls: readonly RecordedCall[], staff: readonly Agent[], policy: Policy): SimulatedCalls {
  const workers = staff.map((agent): Worker => ({ agent, duty: 0, busyUntil: -NEVER, lastGivenAt: -NEVER, handled: 0 }))
  const byId = new Map(workers.map((worker) => [worker.agent.agentId, worker]))
  const lastAgents = new Map<string, string>()
  const handled: HandledCall[] = []
  let waiting: readonly RecordedCall[] = []
  let arrived = 0
  let now = -NEVER
  for (;;) {
    let again: Instant | undefined
    for (;;) {
      const floor: Floor = {
        now,
        waiting,
        agents: workers.map((worker) => stateOf(worker, now)),
        lastAgentOf: (customer) => lastAgents.get(customer),
      }
      const answer: ReturnType<Policy> = waiting.length === 0 ? {} : policy(floor)
      again = answer.again
      if (answer.pairing === undefined) break
      const { call, agentId } = answer.pairing
      const worker = byId.get(agentId)
      if (worker === undefined || !stateOf(worker, now).free) throw new RangeError(`${agentId} is not free`)
      waiting = waiting.filter(({ callId }) => callId !== call.callId)
      worker.busyUntil = now + call.handling
      worker.lastGivenAt = now
      worker.handled += call.handling
      if (call.customer !== undefined) lastAgents.set(call.customer, agentId)
      handled.push({ call, agentId, startedAt: now })
    }
    const next = Math.min(calls[arrived]?.arrivedAt ?? NEVER, nextMove(workers, now), again ?? NEVER)
    if (next === NEVER || (arrived === calls.length && waiting.length === 0)) return { handled, unserved: waiting }
    now = next
    for (let call = calls[arrived]; call !== undefined && call.arrivedAt <= now; call = calls[arrived]) {
      waiting = [...waiting, call]
      arrived += 1
    }
    for (const worker of workers) pastDuties(worker, now)
  }
}

/** When an agent next becomes free or comes on duty. */
function nextMove(workers: readonly Worker[], now: Instant): Instant {
  let next = NEVER
  for (const { agent, duty, busyUntil } of workers) {
    if (busyUntil > now && busyUntil < next) next = busyUntil
    for (let ahead = duty; ahead <= duty + 1; ahead += 1) {
      const from = agent.duties[ahead]?.from ?? NEVER
      if (from > now && from < next) next = from
    }
  }
  return next
}

function pastDuties(worker: Worker, now: Instant): void {
  while ((worker.agent.duties[worker.duty]?.to ?? NEVER) <= now) worker.duty += 1
}

function stateOf({ agent, duty, busyUntil, lastGivenAt, handled }: Worker, now: Instant): AgentState {
  const from = agent.duties[duty]?.from ?? NEVER
  const onDuty = from <= now
  return {
    agent,
    onDuty,
    free: onDuty && busyUntil <= now,
    idleSince: Math.max(busyUntil, from),
    lastGivenAt,
    handled,
  }
}
