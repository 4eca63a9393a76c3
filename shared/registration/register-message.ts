import { Conflict, Missing } from '#shared/errors.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { Receipt } from '#shared/intake/intake-ledger.ts'
import { mailboxOf } from '#shared/mail/own-addresses.ts'
import { liftSuppression } from '#shared/sending/lift-suppression.ts'
import { findMatter, type Matter } from './find-matter.ts'
import { beginsRound, furtherMessage } from './further-message.ts'
import { linkReport } from './link-report.ts'
import { newInquiry } from './new-inquiry.ts'
import { withOwnMail } from './own-mail.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import { solvedMessage } from './solved-message.ts'
import { inboundMessage } from './store-text.ts'
import { threadKeysOf } from './thread-keys-of.ts'
import { isUrgentApart, noteUrgentApart } from './urgent-apart.ts'
import { type Writer, whoWrites } from './who-writes.ts'
import { withUploads } from './with-uploads.ts'

export type RegistrationOutcome = 'registered' | 'suppressed' | 'copy' | 'joined' | 'new-round' | 'already'

/** Two copies of a mail may be registered at the same moment; the loser looks again and finds the winner. */
const ATTEMPTS = 4

/**
 * Turns a received message into an inquiry, or into a message of one: the only writer that creates inquiries.
 * Stores first and enqueues then; when it is delivered again it enqueues again, because a crash may have come between.
 * Throws Missing when the receipt does not exist.
 */
export async function registerMessage(deps: RegistrationDeps, receiptId: string): Promise<RegistrationOutcome> {
  const found = await deps.ledger.find(receiptId)
  if (found === undefined) throw new Missing('receipt')
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await settleOnce(deps, found.receipt, found.message)
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
      const again = await deps.ledger.find(receiptId)
      if (again?.receipt.outcome !== undefined) return enqueueAgain(deps, again.receipt, found.message)
    }
  }
}

async function settleOnce(
  deps: RegistrationDeps,
  receipt: Receipt,
  message: ChannelMessage,
): Promise<RegistrationOutcome> {
  if (receipt.outcome !== undefined) return enqueueAgain(deps, receipt, message)
  const whole = await withUploads(deps, receipt.receiptId, message)
  const judged = await withOwnMail(deps.inquiries, whole)
  // Before anything is enqueued: the acknowledgement of this mail may go out again.
  await liftSuppression(deps, judged)
  const matter = await findMatter(deps, judged)
  if (matter.kind === 'copy') return settleCopy(deps, matter.inquiry, receipt, message)
  if (matter.kind === 'further') {
    const apart = isUrgentApart(matter.inquiry, judged, await deps.configuration(), deps.topicModels)
    return apart ? openApart(deps, matter, receipt, judged) : joinMatter(deps, matter, receipt, judged)
  }
  const reportedId = await linkReport(deps, receipt, judged)
  return openMatter(deps, receipt, judged, {
    ...matter,
    ...(reportedId === undefined ? {} : { linkedInquiryId: reportedId }),
  })
}

async function openMatter(
  deps: RegistrationDeps,
  receipt: Receipt,
  message: ChannelMessage,
  { kind: _, ...found }: Extract<Matter, { kind: 'new' }>,
  known?: Writer,
): Promise<RegistrationOutcome> {
  const { receiptId } = receipt
  const index = await deps.configuration()
  const writer = known ?? (await whoWrites(message, deps.customers, index))
  const author = { role: 'customer', name: writer.customer.name } as const
  const change = await newInquiry({
    receiptId,
    message,
    stored: await inboundMessage(deps.blobs, receiptId, 'inquiry', message, author),
    writer,
    index,
    promiseFor: deps.promiseFor,
    topicModels: deps.topicModels,
    now: deps.clock(),
    linkedIsOwn: known !== undefined,
    ...found,
  })
  await deps.inquiries.commit(change)
  if (change.settle?.outcome === 'suppressed') return 'suppressed'
  await enqueueNew(deps, receiptId)
  return 'registered'
}

/** The customer of a matter has proved to be it when their message was found to belong there. */
async function openApart(
  deps: RegistrationDeps,
  { inquiry, sameWords }: Extract<Matter, { kind: 'further' }>,
  receipt: Receipt,
  message: ChannelMessage,
): Promise<RegistrationOutcome> {
  await noteUrgentApart(deps, inquiry, receipt.receiptId)
  const found = {
    kind: 'new',
    linkedInquiryId: inquiry.inquiryId,
    ...(sameWords === undefined ? {} : { sameWords }),
  } as const
  return openMatter(deps, receipt, message, found, { customer: inquiry.customer, knownLanguage: inquiry.language })
}

async function joinMatter(
  deps: RegistrationDeps,
  { inquiry: matter, why, sameWords }: Extract<Matter, { kind: 'further' }>,
  receipt: Receipt,
  message: ChannelMessage,
): Promise<RegistrationOutcome> {
  const { receiptId } = receipt
  const { inquiryId } = matter
  const stored = await inboundMessage(deps.blobs, receiptId, 'inquiry', message, {
    role: 'customer',
    name: matter.customer.name,
  })
  const index = await deps.configuration()
  let result = { newRound: false, notify: false }
  let freed: string | undefined
  await changeInquiry(deps.inquiries, inquiryId, async (inquiry) => {
    const settlement = { receiptId, outcome: 'merged', inquiryId } as const
    const now = deps.clock()
    if (message.solved === true) {
      freed = inquiry.status === 'assigned' ? inquiry.advisorId : undefined
      return solvedMessage(inquiry, stored, settlement, now)
    }
    const promise = beginsRound(inquiry) ? await deps.promiseFor(index, inquiry.desk, inquiry.urgent, now) : undefined
    const { change, ...flags } = furtherMessage(inquiry, stored, why, settlement, promise, now)
    result = flags
    return { ...reachedAgain(inquiry, message, change), threadKeys: threadKeysOf(message, sameWords) }
  })
  if (freed !== undefined) await deps.queues.routing.send({ advisorId: freed })
  if (!result.newRound) {
    if (result.notify) await deps.queues.acknowledgements.send({ inquiryId, notice: { messageId: receiptId } })
    return 'joined'
  }
  await enqueueRound(deps, inquiryId, receiptId, result.notify)
  return 'new-round'
}

/** Who wrote a mail that passed DMARC reads there. */
const reachedAgain = (inquiry: Inquiry, message: ChannelMessage, change: InquiryChange): InquiryChange =>
  inquiry.notReached !== undefined && message.mail?.verdicts.dmarc === 'PASS'
    ? { ...change, set: { ...change.set, notReached: undefined } }
    : change

/** The matter stays at the desk where its first copy brought it; to which of our mailboxes this one went is kept with it. */
async function settleCopy(
  deps: RegistrationDeps,
  inquiry: Inquiry,
  receipt: Receipt,
  message: ChannelMessage,
): Promise<RegistrationOutcome> {
  const { inquiryId } = inquiry
  const { receiptId } = receipt
  const { institute } = await deps.configuration()
  const mailboxes = (message.mail?.envelopeTo ?? []).flatMap((to) => mailboxOf(to, institute)?.address ?? [])
  await deps.inquiries.commit({
    inquiryId,
    events: [
      eventOf(
        inquiry,
        { now: deps.clock(), by: 'customer' },
        { eventId: `copy-${receiptId}`, type: 'copy', detail: { receiptId, mailboxes } },
      ),
    ],
    settle: { receiptId, outcome: 'merged', inquiryId },
  })
  return 'copy'
}

/** Both next steps are idempotent, so doing this once too often is harmless and once too seldom is not. */
async function enqueueAgain(
  deps: RegistrationDeps,
  receipt: Receipt,
  message: ChannelMessage,
): Promise<RegistrationOutcome> {
  if (receipt.outcome === 'inquiries') await enqueueNew(deps, receipt.receiptId)
  const joined = receipt.outcome === 'merged' ? receipt.inquiryId : undefined
  if (joined === undefined) return 'already'
  await enqueueRound(deps, joined, receipt.receiptId, await wasNoticed(deps, joined, receipt, message))
  return 'already'
}

/** Whether a notice is due for this message: it began a round, or was too large, and set `noticedAt`. */
async function wasNoticed(
  deps: RegistrationDeps,
  inquiryId: string,
  { receivedAt }: Receipt,
  message: ChannelMessage,
): Promise<boolean> {
  const inquiry = await deps.inquiries.find(inquiryId)
  if (inquiry === undefined || (inquiry.noticedAt ?? 0) < receivedAt) return false
  return message.mail?.tooLarge === true || (inquiry.roundAt === receivedAt && inquiry.round > 1)
}

async function enqueueNew(deps: RegistrationDeps, inquiryId: string): Promise<void> {
  await Promise.all([deps.queues.acknowledgements.send({ inquiryId }), deps.queues.routing.send({ inquiryId })])
}

async function enqueueRound(
  deps: RegistrationDeps,
  inquiryId: string,
  messageId: string,
  notify: boolean,
): Promise<void> {
  await Promise.all([
    deps.queues.routing.send({ inquiryId }),
    ...(notify ? [deps.queues.acknowledgements.send({ inquiryId, notice: { messageId } })] : []),
  ])
}
