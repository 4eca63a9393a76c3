import type { Alarmed, EscalationStep } from '#shared/configuration/escalation-rules.ts'
import type { CustomerPromise, Inquiry } from '#shared/inquiry/inquiry.ts'
import { promisesOf } from '#shared/inquiry/promised.ts'
import { type Instant, MINUTE } from '#shared/instant.ts'

/** A step of the desk, or what holds at every desk: the lead hears when a matter is not answered in time for the second time. */
type AlarmStep = EscalationStep | { readonly secondBreak: true; readonly to: readonly Alarmed[] }
const SECOND_BREAK: AlarmStep = { secondBreak: true, to: ['lead'] }

/** An alarm of one step for one promise or one round: it is raised once, and a new promise has alarms of its own. */
export interface Alarm {
  readonly alarmId: string
  readonly step: AlarmStep
  /** The one that it is about; absent where nobody has looked at an urgent matter. */
  readonly promise?: CustomerPromise
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
  return [...steps.flatMap((step) => alarmsOfStep(inquiry, step)), ...secondBreak(inquiry)]
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

function alarmsOfStep(inquiry: Inquiry, step: EscalationStep): readonly Alarm[] {
  if ('untakenMinutes' in step) {
    if (!inquiry.urgent || isTaken(inquiry)) return []
    const alarmId = `untaken-${step.untakenMinutes}-${inquiry.round}-${step.to.join('-')}`
    return [{ alarmId, step, at: inquiry.roundAt + step.untakenMinutes * MINUTE }]
  }
  const { alarms, touchedAt = 0 } = inquiry
  if (alarms !== undefined && touchedAt > alarms.at) return []
  return promisesOf(inquiry).flatMap((promise) => {
    const at = promise.by + step.atMinutes * MINUTE
    // A promise that is shorter than the step's reach alarms nobody the moment it is given.
    if (step.atMinutes < 0 && at <= promise.givenAt) return []
    return [{ alarmId: `promise-${step.atMinutes}-${promise.by}-${step.to.join('-')}`, step, promise, at }]
  })
}

/** Whatever is done meanwhile: what was promised twice and not kept is the lead's affair. Once a round. */
function secondBreak(inquiry: Inquiry): readonly Alarm[] {
  const [, promise] = promisesOf(inquiry)
  if (promise === undefined) return []
  return [{ alarmId: `second-break-${inquiry.round}`, step: SECOND_BREAK, promise, at: promise.by + 1 }]
}

/** Somebody has it and has at least looked at it: being given it by the rules is no act. */
const isTaken = ({ status, touchedAt, openedAt }: Inquiry): boolean =>
  status === 'assigned' && (touchedAt !== undefined || openedAt !== undefined)
