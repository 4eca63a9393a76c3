import { Malformed } from '#shared/errors.ts'

const MOST_ROWS = 1_000_000

/**
 * Rows of a CSV (RFC 4180) or TSV file with a heading, by column name; tabs part the fields where the heading holds one.
 * Throws Malformed where the heading is missing or a quote is left open.
 */
export function readTable(what: string, content: string): readonly ReadonlyMap<string, string>[] {
  const text = content.replace(/^\uFEFF/u, '')
  const heading = text.slice(0, text.search(/[\r\n]|$/u))
  const [names = [], ...rows] = fieldsOf(what, text, heading.includes('\t') ? '\t' : ',')
  if (names.every((name) => name.trim() === '')) throw malformed(what, 1, 'must be a heading')
  return rows
    .filter((row) => row.some((field) => field !== ''))
    .map((row) => new Map(names.map((name, place) => [name.trim(), row[place] ?? ''])))
}

function fieldsOf(what: string, text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const { field, next } = fieldAt(what, text, at, separator, rows.length + 1)
    row.push(field)
    const ended = next >= text.length || text[next] !== separator
    at = next + (text.startsWith('\r\n', next) ? 2 : 1)
    if (!ended && at < text.length) continue
    if (!ended) row.push('')
    rows.push(row)
    row = []
    if (rows.length > MOST_ROWS) throw malformed(what, rows.length, `must not follow on ${MOST_ROWS} others`)
  }
  return rows
}

function fieldAt(
  what: string,
  text: string,
  start: number,
  separator: string,
  line: number,
): { readonly field: string; readonly next: number } {
  if (text[start] !== '"') {
    const end = separator === ',' ? /[,\r\n]/gu : /[\t\r\n]/gu
    end.lastIndex = start
    const next = end.exec(text)?.index ?? text.length
    return { field: text.slice(start, next), next }
  }
  let field = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw malformed(what, line, 'leaves a quote open')
    field += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { field, next: quote + 1 }
    field += '"'
    at = quote + 2
  }
}

const malformed = (what: string, row: number, message: string) => new Malformed(what, [{ path: `row ${row}`, message }])
