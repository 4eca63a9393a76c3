import type { EscalationStep } from '#shared/configuration/escalation-rules.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'

/** An alarm of one step for one promise or one round: it is raised once, and a new promise has alarms of its own. */
interface Alarm {
  readonly alarmId: string
  readonly step: EscalationStep
  readonly at: Instant
}

/** What is to be raised now, and when to look again if nothing happens before. */
export interface DueAlarms {
  readonly due: readonly string[]
  readonly nextAt?: Instant
}

/** The alarms that still concern an inquiry, whether their time has come or not. Pure. */
export function alarmsOf(inquiry: Inquiry, steps: readonly EscalationStep[]): readonly Alarm[] {
  if (inquiry.status !== 'waiting' && inquiry.status !== 'assigned') return []
  return steps.flatMap((step) => alarmOf(inquiry, step) ?? [])
}

/**
 * The alarms whose time has come and that were not raised yet. Whoever acts stops those that follow: for a promise once
 * somebody has worked on it since the last alarm, for an urgent matter once somebody has looked at it. Pure.
 */
export function dueAlarms(inquiry: Inquiry, steps: readonly EscalationStep[], now: Instant): DueAlarms {
  const raised = inquiry.alarms?.raised ?? []
  const open = alarmsOf(inquiry, steps).filter(({ alarmId }) => !raised.includes(alarmId))
  const later = open.filter(({ at }) => at > now).map(({ at }) => at)
  return {
    due: open.filter(({ at }) => at <= now).map(({ alarmId }) => alarmId),
    ...(later.length === 0 ? {} : { nextAt: Math.min(...later) }),
  }
}

function alarmOf(inquiry: Inquiry, step: EscalationStep): Alarm | undefined {
  if ('untakenMinutes' in step) {
    if (!inquiry.urgent || isTaken(inquiry)) return undefined
    const alarmId = `untaken-${step.untakenMinutes}-${inquiry.round}-${step.to.join('-')}`
    return { alarmId, step, at: inquiry.roundAt + step.untakenMinutes * MINUTE }
  }
  const { promise, alarms, touchedAt = 0 } = inquiry
  if (promise === undefined || (alarms !== undefined && touchedAt > alarms.at)) return undefined
  const at = promise.by + step.atMinutes * MINUTE
  // A promise that is shorter than the step's reach alarms nobody the moment it is given.
  if (step.atMinutes < 0 && at <= promise.givenAt) return undefined
  const alarmId = `promise-${step.atMinutes}-${promise.by}-${step.to.join('-')}`
  return { alarmId, step, at }
}

/** Somebody has it and has at least looked at it: being given it by the rules is no act. */
const isTaken = ({ status, touchedAt, openedAt }: Inquiry): boolean =>
  status === 'assigned' && (touchedAt !== undefined || openedAt !== undefined)
