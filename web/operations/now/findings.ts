import type { Queue, Reconciliation } from '../api-shapes.ts'
import { missingFrom } from '../received/adds-up.ts'
import type { PromisesOfDay } from './promises-of-day.ts'

/** What was looked at; absent is what could not be read. */
export interface Looked {
  readonly queues?: readonly Queue[] | undefined
  readonly reconciliation?: Reconciliation | undefined
  /** Promises that came due today. */
  readonly promises?: PromisesOfDay | undefined
  readonly notReached?: number | undefined
  /** Customers whose own advisor has left. */
  readonly departed?: number | undefined
}

type Counted = 'missing' | 'failed' | 'stuck' | 'formsHeld' | 'held' | 'notReached' | 'departed'

/** Something that is wrong, or worth a look; `count` of what the kind says. */
export type Finding =
  | { readonly kind: 'deadLetters'; readonly tone: 'alarm'; readonly queue: string; readonly count: number }
  | { readonly kind: 'waits'; readonly tone: 'warn'; readonly queue: string; readonly seconds: number }
  | {
      readonly kind: 'broken'
      readonly tone: 'alarm' | 'warn'
      readonly count: number
      readonly rate: number
      readonly day: string
      /** Where most of them were. */
      readonly desk?: string | undefined
    }
  | {
      readonly kind: Counted
      readonly tone: 'alarm' | 'warn' | 'plain'
      readonly count: number
    }

/** Seconds after which the alarm of a queue rings; docs/operations.md has the same. */
const WAITS_TOO_LONG = 60
const WAITS_TOO_LONG_AT: Readonly<Record<string, number>> = { routing: 120 }
/** Longer than any stage needs: what is still in flight then is stuck. */
const STUCK_MS = 5 * 60_000
/** The alarm of broken promises rings below this rate, from this many promises. */
const TOO_MANY_BROKEN = { rate: 0.75, count: 20 }
/** What promises are fitted to. */
const AIM = { rate: 0.9, count: 10 }
const GRAVITY = { alarm: 0, warn: 1, plain: 2 } as const

/** What is wrong now, the gravest first. `now` in ms. Pure. */
export function findingsOf(looked: Looked, now: number): readonly Finding[] {
  return [
    ...queueFindings(looked.queues ?? []),
    ...(looked.reconciliation === undefined ? [] : receivedFindings(looked.reconciliation, now)),
    ...promiseFindings(looked.promises),
    ...counted('notReached', 'warn', looked.notReached ?? 0),
    ...counted('departed', 'plain', looked.departed ?? 0),
  ].sort((a, b) => GRAVITY[a.tone] - GRAVITY[b.tone])
}

function queueFindings(queues: readonly Queue[]): readonly Finding[] {
  return queues.flatMap(({ name, deadLetters, oldestSeconds: seconds = 0 }): Finding[] => [
    ...(deadLetters > 0 ? [{ kind: 'deadLetters', tone: 'alarm', queue: name, count: deadLetters } as const] : []),
    ...(seconds > (WAITS_TOO_LONG_AT[name] ?? WAITS_TOO_LONG)
      ? [{ kind: 'waits', tone: 'warn', queue: name, seconds } as const]
      : []),
  ])
}

function receivedFindings({ totals, items }: Reconciliation, now: number): readonly Finding[] {
  const stuck = items.filter(
    ({ outcome, receivedAt }) => outcome === undefined && Date.parse(receivedAt) < now - STUCK_MS,
  )
  const forms = items.filter(({ outcome, reason }) => outcome === 'suppressed' && reason?.startsWith('form-'))
  return [
    ...counted('missing', 'alarm', Math.abs(missingFrom(totals))),
    ...counted('failed', 'alarm', totals.failed),
    ...counted('stuck', 'warn', stuck.length),
    ...counted('formsHeld', 'warn', forms.length),
    ...counted('held', 'plain', totals.suppressed - forms.length),
  ]
}

function promiseFindings(promises: Looked['promises']): readonly Finding[] {
  if (promises === undefined || promises.rate === null) return []
  const { count, rate, day, desk } = promises
  const broken = { kind: 'broken', count: Math.round(count * (1 - rate)), rate, day, desk } as const
  if (count >= TOO_MANY_BROKEN.count && rate < TOO_MANY_BROKEN.rate) return [{ ...broken, tone: 'alarm' }]
  return count >= AIM.count && rate < AIM.rate ? [{ ...broken, tone: 'warn' }] : []
}

const counted = (kind: Counted, tone: 'alarm' | 'warn' | 'plain', count: number): readonly Finding[] =>
  count > 0 ? [{ kind, tone, count }] : []
