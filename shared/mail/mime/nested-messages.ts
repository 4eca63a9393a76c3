import { decodeWords } from 'postal-mime'
import { cleanLine, cutText } from '../clean-line.ts'
import { BOUNDS } from './bounds.ts'
import { fieldOf, type Outline, outlineMail } from './outline.ts'
import { type Parts, readParts } from './read-parts.ts'
import { transferEncoding } from './transfer-encoding.ts'

/** Messages of one mail whose text is read. */
const MOST_MESSAGES = 5

/**
 * A mail's text with that of the messages that were forwarded as parts, each under its sender and subject. What a report
 * (RFC 6522) brings along is evidence and stays out. Bounded in number and depth.
 */
export async function textWithMessages(
  bytes: Buffer,
  outline: Outline,
  parts: Parts,
  depth = 0,
): Promise<{ readonly text: string; readonly defects: readonly string[] }> {
  const messages = outline.type.value === 'multipart/report' ? [] : parts.messages
  if (messages.length === 0) return { text: parts.text, defects: [] }
  if (depth === BOUNDS.nestedMessages) return { text: parts.text, defects: ['messages-cut'] }
  const texts = [parts.text]
  const defects = new Set<string>(messages.length > MOST_MESSAGES ? ['messages-cut'] : [])
  for (const leaf of messages.slice(0, MOST_MESSAGES)) {
    if (transferEncoding(bytes, leaf).encoding !== 'none') continue
    const inner = bytes.subarray(leaf.start, leaf.end)
    const nested = outlineMail(inner)
    const read = await textWithMessages(inner, nested, await readParts(inner, nested), depth + 1)
    for (const defect of read.defects) defects.add(defect)
    texts.push(heading(nested), read.text)
  }
  const text = texts.filter((one) => one.trim() !== '').join('\n\n')
  return { text: cutText(text, BOUNDS.textLength), defects: [...defects] }
}

function heading({ fields }: Outline): string {
  const lines = [
    ['From', 'from'],
    ['Date', 'date'],
    ['Subject', 'subject'],
  ].flatMap(([label, name = '']) => {
    const value = cleanLine(decodeWords(fieldOf(fields, name) ?? ''), 300)
    return value === '' ? [] : [`${label}: ${value}`]
  })
  return lines.length === 0 ? '' : ['----------', ...lines].join('\n')
}
