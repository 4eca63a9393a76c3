import type { FieldIssue } from '#shared/errors.ts'

/** `desks.yaml:41:5 [3].languages[1]` */
const PLACE = /^(?<file>\S+?):(?<line>\d+):(?<column>\d+)(?: (?<field>.+))?$/u

/**
 * A problem for whoever sits before the files: where, the line as it stands there with a mark below, and what would be
 * right. `lineOf` gives a line of a file, from 1.
 */
export function excerpt(
  { path, message }: FieldIssue,
  lineOf: (file: string, line: number) => string | undefined,
): string {
  const { file = '', line = '', column = '', field } = PLACE.exec(path)?.groups ?? {}
  const written = file === '' ? undefined : lineOf(file, Number(line))
  if (written === undefined) return `${path}\n  ${message}\n`
  const margin = ' '.repeat(line.length)
  const subject = field === undefined ? message : `${field} ${message}`
  return `${file}:${line}:${column}\n  ${line} | ${written}\n  ${margin} | ${' '.repeat(Number(column) - 1)}^\n  ${subject}\n`
}
