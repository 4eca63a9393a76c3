import { Malformed } from '#shared/errors.ts'

const MOST_ROWS = 1_000_000

/** A table with a heading. */
export interface Table {
  readonly names: readonly string[]
  /** Rows that are not empty, with their number as people count (the heading is row 1), and all of their fields. */
  readonly rows: readonly { readonly row: number; readonly fields: readonly string[] }[]
}

/**
 * A CSV (RFC 4180) or TSV file with a heading; tabs part the fields where the heading holds one, semicolons where it holds
 * more of them than commas, as spreadsheets write where the comma is in numbers. Throws Malformed where the heading is
 * missing, a quote is left open, or something follows one.
 */
export function readRows(what: string, content: string): Table {
  const text = content.replace(/^\uFEFF/u, '')
  const heading = text.slice(0, text.search(/[\r\n]|$/u))
  const [names = [], ...rows] = fieldsOf(what, text, separatorOf(heading))
  if (names.every((name) => name.trim() === '')) throw malformed(what, 1, 'must be a heading')
  return {
    names: names.map((name) => name.trim()),
    rows: rows
      .map((fields, index) => ({ row: index + 2, fields }))
      .filter(({ fields }) => fields.some((field) => field !== '')),
  }
}

/** The same, each row by column name. Throws Malformed. */
export function readTable(what: string, content: string): readonly ReadonlyMap<string, string>[] {
  const { names, rows } = readRows(what, content)
  return rows.map(({ fields }) => new Map(names.map((name, place) => [name, fields[place] ?? ''])))
}

type Separator = ',' | ';' | '\t'
function separatorOf(heading: string): Separator {
  if (heading.includes('\t')) return '\t'
  return heading.split(';').length > heading.split(',').length ? ';' : ','
}
const END_OF_FIELD = { ',': /[,\r\n]/gu, ';': /[;\r\n]/gu, '\t': /[\t\r\n]/gu } as const satisfies Record<
  Separator,
  RegExp
>

function fieldsOf(what: string, text: string, separator: Separator): string[][] {
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
  separator: Separator,
  line: number,
): { readonly field: string; readonly next: number } {
  if (text[start] !== '"') {
    const end = new RegExp(END_OF_FIELD[separator])
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
    if (text[quote + 1] !== '"') {
      const after = text[quote + 1]
      if (after !== undefined && !`${separator}\r\n`.includes(after))
        throw malformed(what, line, 'has something after a quote')
      return { field, next: quote + 1 }
    }
    field += '"'
    at = quote + 2
  }
}

const malformed = (what: string, row: number, message: string) => new Malformed(what, [{ path: `row ${row}`, message }])
