/** Digits that stand side by side; `from` and `to` are places in the text, `to` exclusive. */
export interface DigitGroup {
  readonly digits: string
  readonly from: number
  readonly to: number
  /** What stands between the group before and this one; empty for the first of a run. */
  readonly gap: string
}

/** What people, forms and mail programs put between the groups of a number: blanks, hyphens, dots, a line break with its quote mark. */
const SEPARATOR = /[\s\p{Zs}\p{Pd}\u2212./_·*,>|]/u
const LONGEST_GAP = 4
/** Not seen, and put between digits by copying from web pages. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/
const DIGIT = /\p{Nd}/u

/**
 * Runs of digit groups: groups belong to one run while nothing but a short gap of separators stands between them. Digits of
 * every script count, full-width ones too. Linear time.
 */
export function digitRuns(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = []
  let run: DigitGroup[] = []
  let group = { digits: '', from: 0, to: 0, gap: '' }
  let gap = ''
  const endGroup = () => {
    if (group.digits !== '') run.push(group)
    group = { digits: '', from: 0, to: 0, gap: '' }
  }
  const endRun = () => {
    endGroup()
    if (run.length > 0) runs.push(run)
    run = []
    gap = ''
  }
  const nextDigit = /\p{Nd}/gu
  for (let at = 0; at < text.length; ) {
    if (group.digits === '' && run.length === 0) {
      nextDigit.lastIndex = at
      at = nextDigit.exec(text)?.index ?? text.length
      if (at === text.length) break
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const digit = digitOf(character)
    if (digit !== undefined) {
      if (gap !== '') endGroup()
      if (group.digits === '') group = { digits: '', from: at, to: at, gap: run.length === 0 ? '' : gap }
      group = { ...group, digits: group.digits + digit, to: at + character.length }
      gap = ''
    } else if (SEPARATOR.test(character) && gap.length < LONGEST_GAP) {
      gap += character
    } else if (!INVISIBLE.test(character)) {
      endRun()
    }
    at += character.length
  }
  endRun()
  return runs
}

/** Decimal digits of Unicode stand ten in a row, zero first, in every block. */
function digitOf(character: string): string | undefined {
  if (character >= '0' && character <= '9') return character
  if (character < '\u0660' || !DIGIT.test(character)) return undefined
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
