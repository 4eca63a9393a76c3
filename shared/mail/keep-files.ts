import { type Attachment, attachmentKey, type FileNotTaken, type KeptFiles } from '#shared/attachments/attachment.ts'
import { type AttachmentLimits, allowance } from '#shared/attachments/attachment-limits.ts'
import { sniffType } from '#shared/attachments/sniff-type.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { readAttachments } from './mime/attachment-content.ts'

/** Files beyond the limits that are named; the rest is in the raw mail. */
const MOST_NAMED = 50

/**
 * Stores the files of a raw mail, one after the other so that only one is decoded at a time, within the institute's
 * limits. Ids and keys derive from the receipt: done again, everything lands in the same place. May throw Unavailable.
 */
export async function keepFiles(
  files: Pick<BlobStore, 'put'>,
  raw: Uint8Array,
  receiptId: string,
  limits: AttachmentLimits,
): Promise<KeptFiles> {
  const allowed = allowance(limits)
  const attachments: Attachment[] = []
  const notTaken: FileNotTaken[] = []
  for await (const { name, type: claimed, bytes, content } of readAttachments(raw)) {
    const reason = allowed.take(bytes)
    if (reason !== undefined) {
      if (notTaken.length < MOST_NAMED) notTaken.push({ name, bytes, reason })
      continue
    }
    const number = attachments.length + 1
    const decoded = content()
    const attachmentId = deriveId('mail-attachment', receiptId, String(number))
    const key = attachmentKey(receiptId, number, attachmentId)
    const sniffed = await sniffType(decoded, claimed)
    await files.put(key, decoded, sniffed.type)
    attachments.push({ attachmentId, name, ...sniffed, bytes: decoded.length, key })
  }
  return {
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(notTaken.length === 0 ? {} : { notTaken }),
  }
}
