import { attributionAt, isMarked, quoteFollows } from './quotes/attribution.ts'
import { copiedHeaderAt } from './quotes/copied-header.ts'

/** A forwarded mail is what the customer writes about. */
const FORWARDED = /^\s*(?:\[[^\]]*\]\s*)?(?:wg|fw|fwd|tr|rv|i|inoltra|weitergeleitet)\s*:/iu
/** Lines that are looked at; a longer text is shown as it is. */
const MOST_LINES = 20_000

/**
 * What the customer wrote, without what they quoted; for display only, the whole text is kept. Cuts what it is sure of:
 * lines marked with `>` under an attribution or under the copied header of the answered mail, wherever they stand, and
 * everything below such a header where no line bears a mark. Keeps all of a forwarded mail, marked lines without an
 * attribution, and everything when nothing else would remain. Lines are separated by \n.
 */
export function visibleText(text: string, subject: string): string {
  const lines = text.split('\n')
  if (FORWARDED.test(subject) || lines.length > MOST_LINES) return text.trim()
  const unmarked = lines.map((line) => line.replace(/^\s*> ?/u, ''))
  const kept: string[] = []
  let quoting = false
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const header = copiedHeaderAt(lines, index)
    if (header > 0 && quoteFollows(lines, index + header)) {
      quoting = true
      index += header - 1
      continue
    }
    if (header > 0) {
      // Below it nothing tells own lines from copied ones: without own words above, they may be there.
      if (!hasWords(kept)) return text.trim()
      break
    }
    if (isMarked(line) && copiedHeaderAt(unmarked, index) > 0) quoting = true
    const attribution = attributionAt(lines, index)
    if (attribution > 0) {
      quoting = true
      index += attribution - 1
    } else if (!(quoting && isMarked(line))) kept.push(line)
  }
  const visible = kept
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
  return visible === '' ? text.trim() : visible
}

const hasWords = (lines: readonly string[]): boolean => lines.some((line) => /[\p{L}\p{N}]/u.test(line))
