/** Longest attribution: mailers wrap it over up to three lines. */
const MOST_LINES = 3
const LONGEST = 400

/** "schrieb", "wrote", … as Gmail, Apple Mail, Thunderbird, K-9, Proton and webmailers put it. */
const VERB = /(?:^|[\s>*_])(?:schrieb|wrote|a écrit|escribió|ha scritto|scrisse|schreef)(?=$|[\s:*_])/iu
const ADDRESS = /[^\s@<>]+@[^\s@<>]+/u
/** A date or a time of day; one of them stands in every attribution that names no address. */
const WHEN = /\b\d{1,2}[./:]\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d{2}\b/u

/**
 * How many lines from `index` on are an attribution ("Am 24.11.2026 um 10:15 schrieb Anna Meier <…>:") that stands right
 * before quoted lines; 0 when there is none. It must end with a colon, say who and when or who wrote, and be followed by
 * `>`. Apple Mail on telephones marks the attribution itself, too.
 */
export function attributionAt(lines: readonly string[], index: number): number {
  const marked = isMarked(lines[index])
  let text = ''
  for (let count = 1; count <= MOST_LINES; count += 1) {
    const written = lines[index + count - 1]
    const line = (marked ? written?.replace(/^\s*>/u, '') : written)?.trim() ?? ''
    if (line === '' || isMarked(written) !== marked) return 0
    text = text === '' ? line : `${text} ${line}`
    if (text.length > LONGEST) return 0
    if (!/[:：]\*?$/u.test(line)) continue
    const says = VERB.test(text) ? ADDRESS.test(text) || WHEN.test(text) : ADDRESS.test(text) && WHEN.test(text)
    return says && quoteFollows(lines, index + count) ? count : 0
  }
  return 0
}

/** Whether marked lines stand right below. */
export function quoteFollows(lines: readonly string[], index: number): boolean {
  return isMarked(lines.slice(index, index + 3).find((line) => line.trim() !== ''))
}

/** Whether the line carries the mark of a quotation. */
export const isMarked = (line: string | undefined): boolean => line?.trimStart().startsWith('>') ?? false
