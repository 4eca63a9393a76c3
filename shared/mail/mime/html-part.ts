import { BOUNDS } from './bounds.ts'
import { leafText } from './leaf-text.ts'
import { outlineMail } from './outline.ts'
import { isInlineText } from './read-parts.ts'

/** HTML parts that are read; Apple Mail sends one before and one after each picture. */
const MOST_PARTS = 20

/** The HTML that a mail shows, part after part, not sanitised; undefined where it has none. Never throws on bad mail. */
export async function readHtml(raw: Uint8Array): Promise<string | undefined> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, BOUNDS.mailBytes))
  const leaves = outlineMail(bytes).leaves.filter(
    (leaf, index) => leaf.type.value === 'text/html' && isInlineText(leaf, index),
  )
  if (leaves.length === 0) return undefined
  const parts: string[] = []
  for (const leaf of leaves.slice(0, MOST_PARTS)) parts.push((await leafText(bytes, leaf)).text)
  return parts.join('\n')
}
