import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import type { Offers } from '#shared/console/offers.ts'
import { Conflict, KeyReused, Malformed, Missing } from '#shared/errors.ts'
import type { Clock, NewId } from '#shared/instant.ts'
import type { PromiseFor } from '#shared/promise/promise-for.ts'
import type { DeliveryRequest, Queue, RoutingRequest } from '#shared/queue/queue.ts'
import { emptyLoad, type Roster } from '#shared/roster/advisor-load.ts'
import { leads } from '#shared/roster/leading.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { newRound, note, reply, resolve } from './actions/answering.ts'
import { assign, transfer } from './actions/assigning.ts'
import type { AdvisorDesk, Repeatable } from './advisor-desk-port.ts'
import { byDue, listForAdvisor } from './advisor-lists.ts'
import { isVisible, selfOf } from './advisor-self.ts'
import { workByHand } from './by-hand.ts'
import { advisorOf, assertMine, assertVisible, createActor, found, messageBy } from './desk-actor.ts'
import type { ActionContext } from './event.ts'
import type { Inquiry, Message } from './inquiry.ts'
import type { InquiryChange, InquiryStore, Page } from './inquiry-store.ts'
import { eventsOf, messagesOf } from './merged.ts'

/** Far more than anybody offers to one person at a time. */
const MOST_OFFERED = 50

export interface AdvisorDeskDeps {
  readonly inquiries: InquiryStore
  readonly roster: Roster
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly promiseFor: PromiseFor
  readonly queues: { readonly routing: Queue<RoutingRequest>; readonly outbound: Queue<DeliveryRequest> }
  readonly offers: Offers
  readonly clock: Clock
  readonly newId: NewId
}

/** The advisors' side of the system: what they see and do, over the ports. See AdvisorDesk for what each call promises. */
export function createAdvisorDesk(deps: AdvisorDeskDeps): AdvisorDesk {
  const act = createActor(deps)

  /** Writes a message once: under a repeated key it is already there, and must then say the same. */
  async function write(
    inquiryId: string,
    advisorId: string,
    draft: Pick<Message, 'kind' | 'text' | 'attachments' | 'formatted'> & Repeatable,
    decide: (inquiry: Inquiry, message: Message, context: ActionContext) => InquiryChange,
  ): Promise<{ readonly inquiry: Inquiry; readonly messageId: string }> {
    const { kind, text, attachments, formatted, idempotencyKey } = draft
    const messageId = idempotencyKey === undefined ? deps.newId() : deriveId(kind, inquiryId, advisorId, idempotencyKey)
    const earlier =
      idempotencyKey === undefined
        ? undefined
        : (await deps.inquiries.messages(inquiryId)).find((message) => message.messageId === messageId)
    if (earlier !== undefined && !saysTheSame(earlier, draft)) throw new KeyReused()
    const inquiry = await act(inquiryId, advisorId, (current, now, _index, advisor) => {
      if (earlier !== undefined) return undefined
      const message = messageBy(advisor, messageId, kind, text, now.now)
      const files = attachments === undefined ? {} : { attachments }
      return decide(current, { ...message, ...files, ...(formatted && { formatted }) }, now)
    })
    return { inquiry, messageId }
  }

  return {
    async me(advisorId) {
      const index = await deps.configuration()
      const advisor = advisorOf(index, advisorId)
      const [load] = await deps.roster.loads([advisorId])
      return selfOf(advisor, load ?? emptyLoad(advisorId), index, deps.clock())
    },
    async setPresence(advisorId, presence) {
      advisorOf(await deps.configuration(), advisorId)
      await deps.roster.setPresence(advisorId, presence, deps.clock())
      if (presence === 'available') await deps.queues.routing.send({ advisorId })
      return this.me(advisorId)
    },
    async list(advisorId, view, page) {
      const advisor = advisorOf(await deps.configuration(), advisorId)
      if (view === 'offered') return offeredTo(deps, advisorId)
      const { items, ...rest } = await listForAdvisor(deps.inquiries, advisor, view, page)
      return { items: items.filter((inquiry) => isVisible(inquiry, advisor, deps.clock())), ...rest }
    },
    async find(inquiryId, advisorId) {
      const advisor = advisorOf(await deps.configuration(), advisorId)
      const inquiry = found(await deps.inquiries.find(inquiryId))
      assertVisible(inquiry, advisor, deps.clock())
      return inquiry
    },
    async view(inquiryId, advisorId) {
      const inquiry = await this.find(inquiryId, advisorId)
      const [messages, events] = await Promise.all([
        messagesOf(deps.inquiries, inquiry),
        eventsOf(deps.inquiries, inquiry),
      ])
      return { inquiry, messages, events }
    },
    take: (inquiryId, advisorId) =>
      act(inquiryId, advisorId, (inquiry, now, _index, advisor) => {
        if (inquiry.status === 'assigned' && inquiry.advisorId === advisorId) return undefined
        return assign(inquiry, { advisorId, capacity: advisor.capacity }, { taken: true }, now)
      }),
    async reply(inquiryId, advisorId, text, options) {
      const written = await write(
        inquiryId,
        advisorId,
        { kind: 'reply', text, ...options },
        (inquiry, message, now) => {
          assertMine(inquiry, advisorId, 'reply')
          return reply(inquiry, message, now)
        },
      )
      await deps.queues.outbound.send({ inquiryId, messageId: written.messageId })
      await deps.queues.routing.send({ advisorId })
      return written.inquiry
    },
    async note(inquiryId, advisorId, text, options) {
      return (await write(inquiryId, advisorId, { kind: 'note', text, ...options }, note)).inquiry
    },
    async transfer(inquiryId, advisorId, to) {
      const messageId = deps.newId()
      let freed = advisorId
      const inquiry = await act(inquiryId, advisorId, (current, now, index, advisor) => {
        freed = current.advisorId ?? advisorId
        // Whoever leads the desk hands over its work, whoever has it.
        if (current.status === 'assigned' && !leads(advisorId, index.desk(current.desk)))
          assertMine(current, advisorId, 'transfer')
        const message = messageBy(advisor, messageId, 'note', to.note, now.now)
        return transfer(current, destinationOf(current, to, index), message, now)
      })
      await Promise.all([deps.queues.routing.send({ inquiryId }), deps.queues.routing.send({ advisorId: freed })])
      return inquiry
    },
    async resolve(inquiryId, advisorId, outcome) {
      const inquiry = await act(inquiryId, advisorId, (current, now) => {
        if (current.status === 'assigned') assertMine(current, advisorId, 'resolve')
        return resolve(current, outcome, now)
      })
      await deps.queues.routing.send({ advisorId })
      return inquiry
    },
    async reopen(inquiryId, advisorId) {
      const inquiry = await act(inquiryId, advisorId, async (current, now, index) => {
        // It goes on elsewhere, and there alone.
        if (current.mergedInto !== undefined) throw new Conflict('inquiry')
        const promise = await deps.promiseFor(index, current.desk, current.urgent, now.now)
        if (promise === undefined) throw new Missing('desk')
        return newRound(current, 'reopen', promise, undefined, now)
      })
      await deps.queues.routing.send({ inquiryId })
      return inquiry
    },
    ...workByHand(deps, act),
  }
}

/** Few, so on one page, what is due first on top; the inquiry itself says whether it is still offered. */
async function offeredTo({ inquiries, offers, clock }: AdvisorDeskDeps, advisorId: string): Promise<Page<Inquiry>> {
  const ids = await offers.of(advisorId, clock())
  const offered = await Promise.all(ids.slice(0, MOST_OFFERED).map((id) => inquiries.find(id)))
  return { items: offered.flatMap((one) => (one?.offer?.to === advisorId ? [one] : [])).sort(byDue) }
}

/** Where a transfer leads: the named desk, or the first desk of the named colleague; both must exist and agree. */
function destinationOf(
  inquiry: Inquiry,
  to: { readonly desk?: string; readonly advisorId?: string },
  index: ConfigurationIndex,
): { readonly desk: string; readonly advisorId?: string } {
  const colleague = to.advisorId === undefined ? undefined : index.advisor(to.advisorId)
  if (to.advisorId !== undefined && colleague === undefined)
    throw new Malformed('transfer', [{ path: 'advisorId', message: 'is not an advisor of this institute' }])
  const desk = to.desk ?? deskOf(inquiry, colleague)
  if (desk === undefined || index.desk(desk) === undefined)
    throw new Malformed('transfer', [{ path: 'desk', message: 'is not a desk of this institute' }])
  if (colleague !== undefined && !colleague.desks.includes(desk))
    throw new Malformed('transfer', [{ path: 'advisorId', message: 'does not work at that desk' }])
  return { desk, ...(colleague === undefined ? {} : { advisorId: colleague.id }) }
}

const deskOf = (inquiry: Inquiry, colleague: Advisor | undefined): string | undefined =>
  colleague?.desks.includes(inquiry.desk) === true ? inquiry.desk : colleague?.desks[0]

const saysTheSame = (
  one: Pick<Message, 'text' | 'attachments'>,
  other: Pick<Message, 'text' | 'attachments'>,
): boolean => one.text === other.text && fileIds(one) === fileIds(other)

const fileIds = ({ attachments = [] }: Pick<Message, 'attachments'>): string =>
  attachments.map(({ attachmentId }) => attachmentId).join(' ')
