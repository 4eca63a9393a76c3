import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { dueAlarms } from '#shared/escalation/due-alarms.ts'
import { noteAlarms } from '#shared/inquiry/actions/alarming.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { type Instant, MINUTE, type Millis } from '#shared/instant.ts'
import { passesBefore } from './due-promises.ts'
import type { SweepDeps } from './sweep.ts'

/** Urgent inquiries a desk, and inquiries to look at again, in one sweep; the next one goes on. */
const PAGE = 100

/**
 * Raises the alarms whose time has come: of promises that end soon or have just ended, of urgent matters that nobody has
 * looked at, and of those that were to be looked at again. The queue is told first, so that a crash in between raises an
 * alarm twice, which its claims make once. `due` holds at least the promises within `alarmsAhead`. Returns how many
 * inquiries were escalated.
 */
export async function escalateDue(
  deps: SweepDeps,
  index: ConfigurationIndex,
  due: readonly Inquiry[],
): Promise<number> {
  const now = deps.clock()
  const ids = new Set([
    ...due.filter((inquiry) => passesBefore(inquiry, now + alarmsAhead(index))).map(({ inquiryId }) => inquiryId),
    ...(await urgent(deps, index)),
    ...(await toLookAgain(deps, now)),
  ])
  let escalated = 0
  for (const inquiryId of ids) if (await escalate(deps, index, inquiryId)) escalated += 1
  return escalated
}

async function escalate(deps: SweepDeps, index: ConfigurationIndex, inquiryId: string): Promise<boolean> {
  let raised = false
  await changeInquiry(deps.inquiries, inquiryId, async (inquiry) => {
    const now = deps.clock()
    const alarms = dueAlarms(inquiry, index.desk(inquiry.desk)?.escalation ?? [], now)
    raised = alarms.due.length > 0
    const nextAt = inquiry.alarms?.nextAt ?? Number.POSITIVE_INFINITY
    if (!raised && nextAt > now) return undefined
    await Promise.all(alarms.due.map((alarmId) => deps.queues.escalations.send({ inquiryId, alarmId })))
    return noteAlarms(inquiry, alarms, { now, by: 'system' })
  })
  return raised
}

/** The reach of the earliest step of any desk: promises that pass within it are looked at (ms). */
export function alarmsAhead(index: ConfigurationIndex): Millis {
  const steps = index.configuration.desks.flatMap(({ escalation }) => escalation)
  const times = steps.flatMap((step) => ('atMinutes' in step ? [step.atMinutes] : []))
  return 1 - Math.min(0, ...times) * MINUTE
}

/** Urgent open work of desks that want to know when nobody looks at it; urgent work stands first in its lists. */
async function urgent(deps: SweepDeps, index: ConfigurationIndex): Promise<readonly string[]> {
  const desks = index.configuration.desks.filter(({ escalation }) =>
    escalation.some((step) => 'untakenMinutes' in step),
  )
  const heads = await Promise.all(desks.map(({ id }) => deps.inquiries.heads({ view: 'desk', desk: id }, PAGE)))
  return heads.flat().flatMap(({ inquiryId, order }) => (order.startsWith('0#') ? [inquiryId] : []))
}

async function toLookAgain(deps: SweepDeps, now: Instant): Promise<readonly string[]> {
  const timed = await deps.inquiries.timersBefore(now + 1, PAGE)
  return timed.flatMap(({ inquiryId, alarms }) => ((alarms?.nextAt ?? now + 1) <= now ? [inquiryId] : []))
}
