/** What a cell of a table may hold. */
export type CsvCell = string | number | boolean | null | undefined

/** Lines of CSV (RFC 4180), each ended by CRLF; a cell is quoted where it must be. */
export const csv = (lines: readonly (readonly CsvCell[])[]): string =>
  lines.map((cells) => `${cells.map((cell) => quoted(`${cell ?? ''}`)).join(',')}\r\n`).join('')

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
