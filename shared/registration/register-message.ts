import { Conflict, Missing } from '#shared/errors.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { Receipt } from '#shared/intake/intake-ledger.ts'
import { midKey } from '#shared/mail/thread-keys.ts'
import { findMatter } from './find-matter.ts'
import { furtherMessage } from './further-message.ts'
import { newInquiry } from './new-inquiry.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import { inboundMessage } from './store-text.ts'
import { whoWrites } from './who-writes.ts'

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
      if (again?.receipt.outcome !== undefined) return enqueueAgain(deps, again.receipt)
    }
  }
}

async function settleOnce(
  deps: RegistrationDeps,
  receipt: Receipt,
  message: ChannelMessage,
): Promise<RegistrationOutcome> {
  if (receipt.outcome !== undefined) return enqueueAgain(deps, receipt)
  const matter = await findMatter(deps, message)
  if (matter.kind === 'copy') return settleCopy(deps, matter.inquiry, receipt)
  return matter.kind === 'further'
    ? joinMatter(deps, matter.inquiry, matter.why, receipt, message)
    : openMatter(deps, receipt, message, matter.linkedInquiryId)
}

async function openMatter(
  deps: RegistrationDeps,
  receipt: Receipt,
  message: ChannelMessage,
  linkedInquiryId: string | undefined,
): Promise<RegistrationOutcome> {
  const { receiptId } = receipt
  const writer = await whoWrites(message, deps.customers)
  const author = { role: 'customer', name: writer.customer.name } as const
  const change = newInquiry({
    receiptId,
    message,
    stored: await inboundMessage(deps.blobs, receiptId, 'inquiry', message, author),
    writer,
    index: await deps.configuration(),
    now: deps.clock(),
    ...(linkedInquiryId === undefined ? {} : { linkedInquiryId }),
  })
  await deps.inquiries.commit(change)
  if (change.settle?.outcome === 'suppressed') return 'suppressed'
  await enqueueNew(deps, receiptId)
  return 'registered'
}

async function joinMatter(
  deps: RegistrationDeps,
  matter: Inquiry,
  why: string,
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
  await changeInquiry(deps.inquiries, inquiryId, (inquiry) => {
    const settlement = { receiptId, outcome: 'merged', inquiryId } as const
    const { change, ...flags } = furtherMessage(inquiry, stored, why, settlement, index, deps.clock())
    result = flags
    const mailId = message.mail?.messageId
    return mailId === undefined ? change : { ...change, threadKeys: [{ key: midKey(mailId), exclusive: false }] }
  })
  if (!result.newRound) return 'joined'
  await enqueueRound(deps, inquiryId, receiptId, result.notify)
  return 'new-round'
}

async function settleCopy(deps: RegistrationDeps, inquiry: Inquiry, receipt: Receipt): Promise<RegistrationOutcome> {
  const { inquiryId } = inquiry
  const { receiptId } = receipt
  await deps.inquiries.commit({
    inquiryId,
    events: [
      eventOf(
        inquiry,
        { now: deps.clock(), by: 'customer' },
        { eventId: `copy-${receiptId}`, type: 'copy', detail: { receiptId } },
      ),
    ],
    settle: { receiptId, outcome: 'merged', inquiryId },
  })
  return 'copy'
}

/** Both next steps are idempotent, so doing this once too often is harmless and once too seldom is not. */
async function enqueueAgain(deps: RegistrationDeps, receipt: Receipt): Promise<RegistrationOutcome> {
  if (receipt.outcome === 'inquiries') await enqueueNew(deps, receipt.receiptId)
  const joined = receipt.outcome === 'merged' ? receipt.inquiryId : undefined
  if (joined !== undefined) await enqueueRound(deps, joined, receipt.receiptId, await wasNoticed(deps, joined, receipt))
  return 'already'
}

/** Whether the round that this message began was one to notify of: its notice is due exactly when it set `noticedAt`. */
async function wasNoticed(deps: RegistrationDeps, inquiryId: string, receipt: Receipt): Promise<boolean> {
  const inquiry = await deps.inquiries.find(inquiryId)
  return inquiry?.roundAt === receipt.receivedAt && inquiry.round > 1 && (inquiry.noticedAt ?? 0) >= inquiry.roundAt
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
