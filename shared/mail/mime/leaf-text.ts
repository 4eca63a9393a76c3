import PostalMime from 'postal-mime'
import { BOUNDS } from './bounds.ts'
import { charsetLabel, isKnownCharset, isNotUtf8, mendCharset } from './charset.ts'
import type { Leaf } from './outline.ts'
import { type TransferEncoding, transferEncoding } from './transfer-encoding.ts'

export interface DecodedText {
  readonly text: string
  readonly defects: readonly string[]
}

/** Decodes a text part: transfer encoding, charset and format=flowed (RFC 3676) by the MIME library. Never throws. */
export async function leafText(bytes: Buffer, leaf: Leaf): Promise<DecodedText> {
  const defects: string[] = []
  const { encoding, defect } = transferEncoding(bytes, leaf)
  if (defect !== undefined) defects.push(defect)
  const body = boundedBody(bytes, leaf)
  if (body.length < leaf.end - leaf.start) defects.push('text-cut')
  const label = charsetLabel(leaf.type.parameters.get('charset'))
  if (!isKnownCharset(label)) defects.push('charset-unknown')
  const text = await decode(leaf, body, label, encoding)
  const mended = await mend(text)
  if (mended !== text) defects.push('charset-mended')
  return { text: withoutControls(mended), defects }

  async function mend(decoded: string): Promise<string> {
    if (!isNotUtf8(decoded, label)) return mendCharset(decoded, label)
    const latin = await decode(leaf, body, 'windows-1252', encoding)
    // Somebody's replacement character, well encoded, is what was sent.
    return latin.includes('\u00ef\u00bf\u00bd') ? decoded : latin
  }
}

async function decode(leaf: Leaf, body: Buffer, label: string, encoding: TransferEncoding): Promise<string> {
  const { parameters } = leaf.type
  const flowed = parameters.get('format')?.toLowerCase() === 'flowed'
  const deleted = parameters.get('delsp')?.toLowerCase() === 'yes'
  // Only what was understood goes to the library, so that it reads the part as it was outlined.
  const header = [
    `Content-Type: text/plain; charset="${label.replace(/[^\w.:+-]/g, '')}"${flowed ? '; format=flowed' : ''}${deleted ? '; delsp=yes' : ''}`,
    ...(encoding === 'none' ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
    '\r\n',
  ].join('\r\n')
  const { text } = await PostalMime.parse(Buffer.concat([Buffer.from(header, 'latin1'), body]))
  return text ?? ''
}

function boundedBody(bytes: Buffer, leaf: Leaf): Buffer {
  const end = Math.min(leaf.end, leaf.start + BOUNDS.textBytes)
  let lines = 0
  for (let at = bytes.indexOf('\n', leaf.start); at !== -1 && at < end; at = bytes.indexOf('\n', at + 1)) {
    lines += 1
    if (lines === BOUNDS.textLines) return bytes.subarray(leaf.start, at)
  }
  return bytes.subarray(leaf.start, end)
}

/** Line breaks as \n; of the control characters only tabs and line breaks are text. */
const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are taken out
  text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
