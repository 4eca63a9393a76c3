import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import { Conflict, Missing } from '#shared/errors.ts'
import type { Clock, Instant } from '#shared/instant.ts'
import { seeing } from '#shared/roster/leading.ts'
import { isVisible } from './advisor-self.ts'
import { changeInquiry } from './change-inquiry.ts'
import type { ActionContext } from './event.ts'
import type { Inquiry, Message, MessageKind } from './inquiry.ts'
import type { InquiryChange, InquiryStore } from './inquiry-store.ts'
import { IllegalTransition, type InquiryAct, type Transition } from './state-machine.ts'

/** What an advisor decides to do with an inquiry that they may see; undefined: nothing is left to do. */
type Deed = (
  inquiry: Inquiry,
  context: ActionContext,
  index: ConfigurationIndex,
  advisor: Advisor,
) => InquiryChange | undefined | Promise<InquiryChange | undefined>

/** Does a deed and returns the inquiry as it is then. */
export type Actor = (inquiryId: string, advisorId: string, deed: Deed) => Promise<Inquiry>

/** Acts for advisors on inquiries that exist for them. Throws Missing, and whatever the deed throws. */
export function createActor(deps: {
  readonly inquiries: InquiryStore
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly clock: Clock
}): Actor {
  return async (inquiryId, advisorId, deed) => {
    const index = await deps.configuration()
    const advisor = advisorOf(index, advisorId)
    const { before, changed } = await changeInquiry(deps.inquiries, inquiryId, (inquiry) => {
      const now = deps.clock()
      assertVisible(inquiry, advisor, now)
      return deed(inquiry, { now, by: `advisor:${advisorId}` }, index, advisor)
    })
    return changed ? found(await deps.inquiries.find(inquiryId)) : before
  }
}

/** The advisor, with all desks whose work they see. Throws Missing. */
export function advisorOf(index: ConfigurationIndex, advisorId: string): Advisor {
  const advisor = index.advisor(advisorId)
  if (advisor === undefined) throw new Missing('advisor')
  return seeing(advisor, index)
}

export function found(inquiry: Inquiry | undefined): Inquiry {
  if (inquiry === undefined) throw new Missing('inquiry')
  return inquiry
}

export function assertVisible(inquiry: Inquiry, advisor: Advisor, now: Instant): void {
  if (!isVisible(inquiry, advisor, now)) throw new Missing('inquiry')
}

/** Only whoever has it may do this. Throws IllegalTransition where nobody has it, Conflict where somebody else has. */
export function assertMine(inquiry: Inquiry, advisorId: string, what: Transition | InquiryAct): void {
  if (inquiry.status !== 'assigned' && inquiry.status !== 'answered') throw new IllegalTransition(what, inquiry.status)
  if (inquiry.advisorId !== advisorId) throw new Conflict('inquiry')
}

/** What an advisor writes. */
export const messageBy = (
  advisor: Advisor,
  messageId: string,
  kind: MessageKind,
  text: string,
  at: number,
): Message => ({
  messageId,
  direction: kind === 'note' ? 'note' : 'outbound',
  kind,
  text,
  at,
  author: { role: 'advisor', advisorId: advisor.id, name: advisor.name },
})
