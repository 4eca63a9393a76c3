import { type Instant, MINUTE } from '#shared/instant.ts'
import { decide } from '#shared/routing/decide.ts'
import type { Candidate, RoutingSnapshot } from '#shared/routing/decision.ts'
import { dueFor, type OrderRules } from '#shared/routing/waiting-order.ts'
import type { AgentState, Floor, Policy } from './call-floor.ts'
import { HIGH_PRIORITY, type RecordedCall } from './call-record.ts'

/** Calls are over in minutes, so the head starts are minutes too; in round figures, not fitted to a record. */
const RULES: OrderRules = { urgentHeadStart: 3 * MINUTE, ownHeadStart: 4 * MINUTE }

/**
 * The product's own routing on a floor of calls: `decide` says who gets a call, `dueFor` in which order what waits is
 * asked. A type is a desk, high priority is urgent, who served a customer last knows them, an agent has room for one.
 * All calls are promised the same time, so that slack is what is left of it.
 */
export const anklang: Policy = ({ now, waiting, agents, lastAgentOf }: Floor) => {
  const free = agents.filter((state) => state.free)
  if (free.length === 0) return {}
  const there = new Set(agents.filter(({ onDuty }) => onDuty).map(({ agent }) => agent.agentId))
  let first: { readonly call: RecordedCall; readonly agentId: string; readonly due: Instant } | undefined
  for (const call of waiting) {
    const knownTo = call.customer === undefined ? undefined : lastAgentOf(call.customer)
    const known = knownTo === undefined ? {} : { knownTo }
    const { advisorId } = decide(snapshotOf(call, free, now, knownTo))
    if (advisorId === undefined) continue
    const asked = { due: call.arrivedAt, urgent: call.priority >= HIGH_PRIORITY, ...known }
    const due = dueFor(advisorId, asked, RULES, (id) => there.has(id))
    if (first === undefined || due < first.due) first = { call, agentId: advisorId, due }
  }
  return first === undefined ? {} : { pairing: first }
}

const snapshotOf = (
  { callId, type, priority }: RecordedCall,
  free: readonly AgentState[],
  now: Instant,
  knownTo: string | undefined,
): RoutingSnapshot => ({
  at: now,
  configVersion: 1,
  inquiry: {
    inquiryId: String(callId),
    desk: type,
    language: 'any',
    urgent: priority >= HIGH_PRIORITY,
    weight: 1,
    licences: [],
    values: [],
    conflictAdvisorIds: [],
    deputyIds: [],
    ...(knownTo === undefined ? {} : { knownToAdvisorId: knownTo }),
  },
  rules: { relaxed: [], reserve: 0, helpingOut: 1 },
  candidates: free.map((state) => candidateOf(state, type)),
})

const candidateOf = ({ agent, idleSince }: AgentState, type: string): Candidate => ({
  advisorId: agent.agentId,
  desks: [...agent.skills],
  languages: ['any'],
  licences: [],
  strengths: [],
  capacity: 1,
  openWeight: 0,
  presence: 'available',
  absent: false,
  lastAssignedAt: idleSince,
  givenToday: 0,
  focus: agent.focus.get(type) ?? 0,
})
