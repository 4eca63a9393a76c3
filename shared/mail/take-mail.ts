import type { BlobStore } from '#shared/blob/blob-store.ts'
import { localDay } from '#shared/calendar/local-day.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { IntakeLedger } from '#shared/intake/intake-ledger.ts'
import { maskFileNames, maskMail } from '#shared/masking/mask-message.ts'
import type { Queue, ReceivedNotice } from '#shared/queue/queue.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { keepFiles } from './keep-files.ts'
import { keepHtml } from './keep-html.ts'
import { maskedRaw } from './masked-raw.ts'
import { readMail } from './read-mail.ts'
import type { SesNotice } from './ses-notice.ts'
import { toChannelMessage } from './to-channel-message.ts'

export interface TakeMailDeps {
  /** Where the receiving service put the raw mails; one with something in it that must not be kept is replaced. */
  readonly raw: BlobStore
  /** Where the system keeps files and large contents, under keys of its own. */
  readonly blobs: Pick<BlobStore, 'put'>
  readonly ledger: IntakeLedger
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly inquiries: Queue<ReceivedNotice>
}

/**
 * Takes in one received mail: reads it, masks what must not be kept, keeps its files, its HTML and what it says under a
 * receipt, and enqueues that. A raw mail in which something was masked is replaced at last by what was kept of it.
 * Every delivery is a receipt of its own; the same notice again is the same receipt. Throws Missing when the raw mail is not there.
 */
export async function takeMail(deps: TakeMailDeps, notice: SesNotice): Promise<'taken' | 'taken-before'> {
  const raw = await deps.raw.get(notice.rawKey)
  if (raw === undefined) throw new Missing('raw mail')
  const index = await deps.configuration()
  const { mail, found } = maskMail(await readMail(raw))
  const receiptId = deriveId('mail', notice.rawKey)
  // Before the receipt: what it names is there.
  const kept =
    mail.attachments.length === 0 ? {} : await keepFiles(deps.blobs, raw, receiptId, index.institute.attachments)
  const { found: inHtml, ...html } = await keepHtml(deps.blobs, raw, receiptId)
  const masked = [...new Set([...found, ...inHtml])].sort()
  const message: ChannelMessage = {
    ...toChannelMessage(notice, mail, index.institute),
    ...maskFileNames(kept),
    ...html,
    ...(masked.length === 0 ? {} : { masked }),
  }
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
  // Last, because it cannot be done again: until then the mail can be read anew as it came.
  if (masked.length > 0) await deps.raw.put(notice.rawKey, maskedRaw(mail), 'message/rfc822')
  return state === 'new' ? 'taken' : 'taken-before'
}
