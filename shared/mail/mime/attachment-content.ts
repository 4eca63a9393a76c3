import { type Attachment, attachmentOf } from './attachment.ts'
import { BOUNDS } from './bounds.ts'
import { type Leaf, outlineMail } from './outline.ts'
import { decodeQuotedPrintable } from './quoted-printable.ts'
import { isInlineText } from './read-parts.ts'
import { transferEncoding } from './transfer-encoding.ts'

export interface AttachmentWithContent extends Attachment {
  /** Decodes the file; about `bytes` octets. */
  content(): Uint8Array
}

/** The attachments of a raw mail in their order, each decoded only when it is asked for. Never throws on bad mail. */
export async function* readAttachments(raw: Uint8Array): AsyncGenerator<AttachmentWithContent> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, BOUNDS.mailBytes))
  for (const [index, leaf] of outlineMail(bytes).leaves.entries()) {
    if (isInlineText(leaf, index)) continue
    yield { ...(await attachmentOf(bytes, leaf)), content: () => decoded(bytes, leaf) }
  }
}

function decoded(bytes: Buffer, leaf: Leaf): Uint8Array {
  const { encoding } = transferEncoding(bytes, leaf)
  const body = bytes.subarray(leaf.start, leaf.end)
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body)
  // Node.js skips whatever is no base64, which is what a mail's line breaks and stray signs need.
  return encoding === 'base64' ? Buffer.from(body.toString('latin1'), 'base64') : body
}
