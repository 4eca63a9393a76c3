import PostalMime from 'postal-mime'
import { cleanFileName } from '#shared/attachments/file-name.ts'
import { fieldOf, type Leaf } from './outline.ts'
import { decodedSize, transferEncoding } from './transfer-encoding.ts'

export interface Attachment {
  readonly name: string
  /** What the sender claims, lower case. */
  readonly type: string
  /** Decoded size. */
  readonly bytes: number
}

/** Name (RFC 2183, RFC 2231, RFC 2047), claimed type and size of a part that is not read as text. */
export async function attachmentOf(bytes: Buffer, leaf: Leaf): Promise<Attachment> {
  const { encoding } = transferEncoding(bytes, leaf)
  return {
    name: cleanFileName((await declaredName(leaf)) ?? '') || `attachment${extensionOf(leaf.type.value)}`,
    type: leaf.type.value.slice(0, 127),
    bytes: decodedSize(bytes, leaf, encoding),
  }
}

/** Name as the MIME library reads it from the part's header alone. */
async function declaredName(leaf: Leaf): Promise<string | undefined> {
  const type = fieldOf(leaf.fields, 'content-type') ?? ''
  const disposition = fieldOf(leaf.fields, 'content-disposition') ?? ''
  // Under another type, so that the library sees an attachment whatever the part is.
  const header = [
    `Content-Type: ${type.replace(/^[^;]*/, 'application/octet-stream')}`,
    `Content-Disposition: ${disposition}`,
  ]
  const { attachments } = await PostalMime.parse(`${header.join('\r\n')}\r\n\r\n`)
  return attachments[0]?.filename ?? undefined
}

function extensionOf(type: string): string {
  if (type === 'message/rfc822') return '.eml'
  if (type === 'text/calendar') return '.ics'
  return type.startsWith('text/') ? '.txt' : ''
}
