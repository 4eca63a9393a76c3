import { type Instant, MINUTE } from '#shared/instant.ts'
import type { RecordedCall } from './call-record.ts'

/** Half-open `[from, to)`. */
export interface Duty {
  readonly from: Instant
  readonly to: Instant
}

/** Somebody who handled calls of a record, as far as the record tells. */
export interface Agent {
  readonly agentId: string
  /** Types of calls that they handle. */
  readonly skills: ReadonlySet<string>
  /** Share of each type among their calls, 0–1. */
  readonly focus: ReadonlyMap<string, number>
  /** When they are on duty, in order, apart from each other. */
  readonly duties: readonly Duty[]
}

/** A pause between two calls that is longer ends the duty. */
const LONGEST_PAUSE = 45 * MINUTE
/** On duty before the first call and after the last one of a run. */
const MARGIN = MINUTE
/** A type is a skill from this many calls and this share of the agent's calls on. */
const SKILL_CALLS = 3
const SKILL_SHARE = 0.01

/** The staff of a record, by id: who was on duty when, and for which types of calls. Pure. */
export function staffOf(calls: readonly RecordedCall[]): readonly Agent[] {
  const byAgent = Map.groupBy(calls, ({ agent }) => agent)
  return [...byAgent]
    .flatMap(([agentId, own]) => (agentId === undefined ? [] : [{ agentId, ...workOf(own), duties: dutiesOf(own) }]))
    .sort((a, b) => (a.agentId < b.agentId ? -1 : 1))
}

function workOf(calls: readonly RecordedCall[]): Pick<Agent, 'skills' | 'focus'> {
  const byType = [...Map.groupBy(calls, ({ type }) => type)]
  const enough = Math.max(SKILL_CALLS, SKILL_SHARE * calls.length)
  return {
    skills: new Set(byType.filter(([, own]) => own.length >= enough).map(([type]) => type)),
    focus: new Map(byType.map(([type, own]) => [type, own.length / calls.length])),
  }
}

function dutiesOf(calls: readonly RecordedCall[]): readonly Duty[] {
  const duties: Duty[] = []
  const starts = calls.map(({ arrivedAt, queued }) => arrivedAt + queued).sort((a, b) => a - b)
  for (const start of starts) {
    const last = duties.at(-1)
    if (last !== undefined && start - (last.to - MARGIN) <= LONGEST_PAUSE) {
      duties[duties.length - 1] = { from: last.from, to: start + MARGIN }
    } else duties.push({ from: start - MARGIN, to: start + MARGIN })
  }
  return duties
}

/** Whether the agent is on duty at an instant. */
export const onDuty = (agent: Agent, at: Instant): boolean => agent.duties.some(({ from, to }) => from <= at && at < to)
