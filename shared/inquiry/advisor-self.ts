import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad } from '#shared/roster/advisor-load.ts'
import { ledBy } from '#shared/roster/leading.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import type { AdvisorSelf } from './advisor-desk-port.ts'
import type { Inquiry } from './inquiry.ts'

/** An advisor as they see themselves. Pure. */
export function selfOf(
  advisor: Advisor,
  load: Pick<AdvisorLoad, 'openWeight' | 'presence' | 'console'>,
  index: ConfigurationIndex,
  now: Instant,
): AdvisorSelf {
  const { id, name, desks, languages, capacity } = advisor
  const { openWeight } = load
  const presence = presenceOf(id, load, index, now)
  return { advisorId: id, name, desks, languages, capacity, openWeight, presence, leads: ledBy(id, index) }
}

/**
 * An advisor sees what their desks do (those that they lead too, see `seeing`), what is, was or is offered to be theirs, and for a minute what they may take back;
 * anything else does not exist for them, least of all a matter that conflicts with them (their own, their family's).
 */
export function isVisible(inquiry: Inquiry, advisor: Pick<Advisor, 'id' | 'desks'>, now: Instant): boolean {
  const { undo } = inquiry
  const mayTakeBack = undo?.by === `advisor:${advisor.id}` && undo.until >= now
  const concerned = inquiry.advisorId === advisor.id || inquiry.offer?.to === advisor.id
  if (inquiry.customer.conflictAdvisorIds?.includes(advisor.id) === true) return false
  return (advisor.desks.includes(inquiry.desk) || concerned || mayTakeBack) && inquiry.status !== 'suppressed'
}
