import type { BlobStore } from '#shared/blob/blob-store.ts'
import { localDay } from '#shared/calendar/local-day.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import type { Queue, ReceivedNotice } from '#shared/queue/queue.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { keepFiles } from './keep-files.ts'
import { keepHtml } from './keep-html.ts'
import { readMail } from './read-mail.ts'
import type { SesNotice } from './ses-notice.ts'
import { toChannelMessage } from './to-channel-message.ts'

export interface TakeMailDeps {
  /** Where the receiving service put the raw mails. */
  readonly raw: BlobStore
  /** Where the system keeps files and large contents, under keys of its own. */
  readonly blobs: Pick<BlobStore, 'put'>
  readonly ledger: IntakeLedger
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly inquiries: Queue<ReceivedNotice>
}

/**
 * Takes in one received mail: reads it, keeps its files, its HTML and what it says under a receipt, and enqueues that.
 * Every delivery is a receipt of its own; the same notice again is the same receipt. Throws Missing when the raw mail is not there.
 */
export async function takeMail(deps: TakeMailDeps, notice: SesNotice): Promise<'taken' | 'taken-before'> {
  const raw = await deps.raw.get(notice.rawKey)
  if (raw === undefined) throw new Missing('raw mail')
  const index = await deps.configuration()
  const mail = await readMail(raw)
  const receiptId = deriveId('mail', notice.rawKey)
  // Before the receipt: what it names is there.
  const kept =
    mail.attachments.length === 0 ? {} : await keepFiles(deps.blobs, raw, receiptId, index.institute.attachments)
  const html = await keepHtml(deps.blobs, raw, receiptId)
  const message: ChannelMessage = { ...toChannelMessage(notice, mail, index.institute), ...kept, ...html }
  const state = await deps.ledger.receive(
    {
      receiptId,
      channel: 'email',
      receivedAt: message.receivedAt,
      day: localDay(message.receivedAt, index.zone),
      bodyHash: deriveId('raw', notice.rawKey),
    },
    message,
  )
  await deps.inquiries.send({ receiptId })
  return state === 'new' ? 'taken' : 'taken-before'
}
