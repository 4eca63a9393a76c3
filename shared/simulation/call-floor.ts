import type { Instant, Millis } from '#shared/instant.ts'
import type { RecordedCall } from './call-record.ts'
import type { Agent } from './call-staff.ts'

/** An agent at a moment of the simulation. */
export interface AgentState {
  readonly agent: Agent
  readonly onDuty: boolean
  /** On duty and without a call. */
  readonly free: boolean
  /** Since when they have been on duty without a call; only meaningful while free. */
  readonly idleSince: Instant
  /** When they were last given a call; minus infinity for never. */
  readonly lastGivenAt: Instant
  /** Handling time of all calls that they were given so far. */
  readonly handled: Millis
}

/** What a policy sees: the waiting calls by arrival, everybody, and who last dealt with a customer. */
export interface Floor {
  readonly now: Instant
  readonly waiting: readonly RecordedCall[]
  readonly agents: readonly AgentState[]
  readonly lastAgentOf: (customer: string) => string | undefined
}

/** Asked again after every pairing until it has none; `again` is when it wants to be asked although nothing happens. */
export type Policy = (floor: Floor) => {
  readonly pairing?: { readonly call: RecordedCall; readonly agentId: string }
  readonly again?: Instant
}

export interface HandledCall {
  readonly call: RecordedCall
  readonly agentId: string
  readonly startedAt: Instant
}
