import { z } from 'zod'
import { Conflict, Missing } from '#shared/errors.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry, InquiryEvent, Milestone } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { newInquiry } from './new-inquiry.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import { findSameWords } from './same-matter.ts'
import { whoWrites } from './who-writes.ts'

export type SeparateMessage = (inquiryId: string, messageId: string, advisorId: string) => Promise<Inquiry>
export type SeparateDeps = Pick<
  RegistrationDeps,
  'ledger' | 'inquiries' | 'customers' | 'configuration' | 'promiseFor' | 'topicModels' | 'queues' | 'clock'
>

/**
 * An advisor says that a message which joined a matter is one of its own: it becomes an inquiry under its receipt's id,
 * with a promise from now, its mail's thread, and routing; the matter that it was in notes where it went and keeps it to
 * be read. It is acknowledged only where that matter was not. Doing it again finishes what a crash cut off.
 * Throws Missing for an unknown inquiry or a message that did not join it, Conflict when it is in another one by now.
 */
export async function separateMessage(
  deps: SeparateDeps,
  inquiryId: string,
  messageId: string,
  advisorId: string,
): Promise<Inquiry> {
  const [matter, found] = await Promise.all([deps.inquiries.find(inquiryId), deps.ledger.find(messageId)])
  if (matter === undefined) throw new Missing('inquiry')
  const stored = (await deps.inquiries.messages(inquiryId)).find((message) => message.messageId === messageId)
  if (found === undefined || stored?.direction !== 'inbound' || messageId === inquiryId) throw new Missing('message')
  const before = await deps.inquiries.find(messageId)
  if (before === undefined) {
    if (found.receipt.inquiryId !== inquiryId) throw new Conflict('receipt')
    const index = await deps.configuration()
    const words = await findSameWords(deps, found.message, index)
    await deps.inquiries.commit(
      await newInquiry({
        receiptId: messageId,
        message: alone(found.message),
        stored,
        writer: await whoWrites(found.message, deps.customers, index),
        index,
        promiseFor: deps.promiseFor,
        topicModels: deps.topicModels,
        now: deps.clock(),
        ...(words === undefined ? {} : { sameWords: words.threadKey }),
        separated: { from: inquiryId, by: `advisor:${advisorId}`, acknowledged: isAcknowledged(matter) },
      }),
    )
  }
  await note(deps, matter, messageId, advisorId)
  const inquiry = before ?? (await deps.inquiries.find(messageId))
  if (inquiry === undefined) throw new Missing('inquiry')
  await Promise.all([
    deps.queues.routing.send({ inquiryId: messageId }),
    deps.queues.acknowledgements.send({ inquiryId: messageId }),
  ])
  return inquiry
}

/** What a machine wrote never joins a matter; what was posted to one is of its own now. */
const alone = ({ inquiryId: _, ...message }: ChannelMessage): ChannelMessage => message

/** Its customer has been told by mail that something arrived, or is just being told. */
const isAcknowledged = ({ acknowledgement, acknowledgedAt }: Inquiry): boolean =>
  acknowledgement.way === 'mail' || acknowledgedAt !== undefined

async function note(deps: SeparateDeps, matter: Inquiry, messageId: string, advisorId: string): Promise<void> {
  const events = await deps.inquiries.events(matter.inquiryId)
  const eventId = `separated-${messageId}`
  if (events.some((event) => event.eventId === eventId)) return
  const milestone = neverReopened(events, messageId, matter.version + 1)
  const event = {
    eventId,
    type: 'separated',
    detail: { messageId, inquiryId: messageId },
    ...(milestone === undefined ? {} : { milestone }),
  }
  await deps.inquiries.commit({
    inquiryId: matter.inquiryId,
    events: [eventOf(matter, { now: deps.clock(), by: `advisor:${advisorId}` }, event)],
  })
}

/** What took a matter up again turned out to be no part of it: then it was not reopened, and nobody's figures say so. */
function neverReopened(events: readonly InquiryEvent[], messageId: string, revision: number): Milestone | undefined {
  const reopening = events.find(
    ({ detail, milestone }) =>
      milestone?.name === 'reopened' && causedSchema.safeParse(detail).data?.messageId === messageId,
  )
  return reopening?.milestone === undefined ? undefined : { ...reopening.milestone, revision, withdrawn: true }
}
const causedSchema = z.object({ messageId: z.string() })
