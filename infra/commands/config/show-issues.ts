import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FieldIssue } from '#shared/errors.ts'
import { excerpt } from './excerpt.ts'

/** Problems of a directory's files in text, each with the line that it is about. */
export function showIssues(directory: string, issues: readonly FieldIssue[]): string {
  const files = new Map<string, readonly string[]>()
  const linesOf = (file: string): readonly string[] => {
    const lines = files.get(file) ?? readFileSync(join(directory, file), 'utf8').split('\n')
    files.set(file, lines)
    return lines
  }
  return issues.map((issue) => excerpt(issue, (file, line) => linesOf(file)[line - 1])).join('\n')
}
