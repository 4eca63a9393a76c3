import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Conflict, Malformed, Missing } from '#shared/errors.ts'
import { reassign } from '#shared/inquiry/actions/assigning.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { advisorOf, found, messageBy } from '#shared/inquiry/desk-actor.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { NewId } from '#shared/instant.ts'
import type { Queue, RoutingRequest } from '#shared/queue/queue.ts'
import type { Presence } from '#shared/roster/advisor-load.ts'
import { leads } from '#shared/roster/leading.ts'
import { NotLeading } from '#shared/roster/not-leading.ts'
import { withLoads } from '#shared/roster/with-loads.ts'
import { candidateOf } from './candidate.ts'
import type { RoutingRule } from './decision.ts'
import { judge } from './judge.ts'
import type { RoutingDeps } from './place-inquiry.ts'
import { decisionRules, routedInquiry } from './routed-inquiry.ts'

export interface GiveDeps extends RoutingDeps {
  readonly queues: { readonly routing: Queue<RoutingRequest> }
  readonly newId: NewId
}

/** Somebody at the desk of an inquiry, and what speaks against giving it to them; nothing: they may get it. */
export interface Recipient {
  readonly advisorId: string
  readonly name: string
  readonly presence: Presence
  readonly openWeight: number
  readonly capacity: number
  readonly against: readonly RoutingRule[]
}

/** Room kept for own customers and urgent matters is for whoever leads the desk to use. */
const NOT_ASKED: readonly RoutingRule[] = ['reserve']

/**
 * Everybody at the desk of an inquiry in the order of names, for whoever leads it. Reads the load of each. Throws Missing,
 * NotLeading.
 */
export async function recipientsOf(
  deps: Omit<GiveDeps, 'newId' | 'queues'>,
  leadId: string,
  inquiryId: string,
): Promise<readonly Recipient[]> {
  const index = await deps.configuration()
  const inquiry = found(await deps.inquiries.find(inquiryId))
  assertLed(inquiry, leadId, index)
  const people = await recipientsAmong(deps, index.advisorsOf(inquiry.desk), inquiry, index)
  return people.toSorted((a, b) => a.name.localeCompare(b.name, index.institute.defaultLanguage))
}

/**
 * Gives an inquiry to somebody at its desk, for whoever leads it. `from` is who had it as the lead saw it, undefined where
 * it waited: Conflict('inquiry') where that is no longer so. Throws Missing, NotLeading, and Malformed naming the rules
 * that speak against it.
 */
export async function giveTo(
  deps: GiveDeps,
  leadId: string,
  inquiryId: string,
  to: { readonly advisorId: string; readonly from?: string | undefined; readonly note?: string | undefined },
): Promise<Inquiry> {
  const index = await deps.configuration()
  const lead = advisorOf(index, leadId)
  const messageId = deps.newId()
  const { changed, before } = await changeInquiry(deps.inquiries, inquiryId, async (inquiry) => {
    assertLed(inquiry, leadId, index)
    const has = inquiry.status === 'assigned' ? inquiry.advisorId : undefined
    if (has === to.advisorId) return undefined
    if (has !== to.from) throw new Conflict('inquiry')
    const colleague = index.advisor(to.advisorId)
    if (colleague === undefined) throw notAllowed(['desk'])
    const [recipient] = await recipientsAmong(deps, [colleague], inquiry, index)
    if (recipient === undefined || recipient.against.length > 0) throw notAllowed(recipient?.against ?? ['desk'])
    const now = deps.clock()
    const message = to.note === undefined ? undefined : messageBy(lead, messageId, 'note', to.note, now)
    return reassign(inquiry, recipient, message, { now, by: `advisor:${leadId}` })
  })
  // Whoever had it has room now.
  if (changed && before.advisorId !== undefined) await deps.queues.routing.send({ advisorId: before.advisorId })
  return changed ? found(await deps.inquiries.find(inquiryId)) : before
}

const notAllowed = (against: readonly RoutingRule[]): Malformed =>
  new Malformed('reassignment', [{ path: 'advisorId', message: `may not get it: ${against.join(', ')}` }])

/** A matter that conflicts with the lead does not exist for them. */
function assertLed(inquiry: Inquiry, leadId: string, index: ConfigurationIndex): void {
  const hidden = inquiry.status === 'suppressed' || inquiry.customer.conflictAdvisorIds?.includes(leadId) === true
  if (hidden) throw new Missing('inquiry')
  if (!leads(leadId, index.desk(inquiry.desk))) throw new NotLeading()
}

async function recipientsAmong(
  { roster, clock }: Pick<GiveDeps, 'roster' | 'clock'>,
  advisors: Parameters<typeof withLoads>[1],
  inquiry: Inquiry,
  index: ConfigurationIndex,
): Promise<readonly Recipient[]> {
  const now = clock()
  const asked = routedInquiry(inquiry, index, undefined)
  const rules = decisionRules(inquiry, index, now)
  return (await withLoads(roster, advisors)).map(({ advisor, load }) => {
    const candidate = candidateOf(advisor, load, inquiry.desk, index, now)
    const { presence, openWeight, capacity } = candidate
    const against = judge(candidate, asked, rules).against.filter((rule) => !NOT_ASKED.includes(rule))
    return { advisorId: advisor.id, name: advisor.name, presence, openWeight, capacity, against }
  })
}
