import { deriveId } from '#shared/token/derive-id.ts'
import { type Attachment, attachmentKey, type FileNotTaken, type KeptFiles } from './attachment.ts'
import { type AttachmentLimits, allowance } from './attachment-limits.ts'
import type { UploadStore } from './file-store.ts'
import { SNIFFED_BYTES, sniffType } from './sniff-type.ts'

/**
 * Makes uploads the files of a message (or reply): looks at each, holds it against the institute's limits and copies it to
 * its key, where it is scanned. The file gets an id of its own, so that uploading again changes nothing that was adopted.
 * Done again, everything lands in the same place. May throw Unavailable.
 */
export async function adoptUploads(
  uploads: Pick<UploadStore, 'find' | 'adopt'>,
  uploadIds: readonly string[],
  ownerId: string,
  limits: AttachmentLimits,
): Promise<KeptFiles> {
  const allowed = allowance(limits)
  const attachments: Attachment[] = []
  const notTaken: FileNotTaken[] = []
  for (const uploadId of uploadIds) {
    const upload = await uploads.find(uploadId, SNIFFED_BYTES)
    const reason = upload === undefined ? 'missing' : allowed.take(upload.bytes)
    if (upload === undefined || reason !== undefined) {
      notTaken.push({ name: upload?.name ?? '', bytes: upload?.bytes ?? 0, reason: reason ?? 'missing' })
      continue
    }
    const attachmentId = deriveId('adopted', ownerId, uploadId)
    const key = attachmentKey(ownerId, attachments.length + 1, attachmentId)
    const sniffed = await sniffType(upload.beginning, upload.type)
    await uploads.adopt(uploadId, key, sniffed.type)
    attachments.push({ attachmentId, name: upload.name, ...sniffed, bytes: upload.bytes, key })
  }
  return {
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(notTaken.length === 0 ? {} : { notTaken }),
  }
}
