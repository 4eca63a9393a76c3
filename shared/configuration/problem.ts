import type { z } from 'zod'
import type { FieldIssue } from '#shared/errors.ts'
import { nearest } from './nearest.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** Something wrong in a configuration: where, and what would be right. The message quotes no value of a person. */
export interface Problem {
  readonly path: Path
  readonly message: string
}

/** `desks[3].name.en` */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')

export const fieldIssue = ({ path, message }: Problem): FieldIssue => ({ path: pathText(path), message })

/** What zod found, one problem a field, in words that say what would be right. `fields` are names that may have been meant. */
export const problemsOf = (error: z.ZodError, fields: readonly string[] = []): Problem[] =>
  error.issues.flatMap((issue) => explain(issue, [])).map((problem) => withQuestion(problem, fields))

const NO_FIELD = 'is not a field that exists here'

function withQuestion(problem: Problem, fields: readonly string[]): Problem {
  if (problem.message !== NO_FIELD) return problem
  const { meant } = nearest(String(problem.path.at(-1)), fields)
  return meant === undefined ? problem : { ...problem, message: `${NO_FIELD}: did you mean ${meant}?` }
}

function explain(issue: Issue, above: Path): Problem[] {
  const path = [...above, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: NO_FIELD }))
    case 'invalid_type':
      return [{ path, message: `must be ${withArticle(issue.expected)}${isMissing(issue) ? ', and is missing' : ''}` }]
    case 'invalid_value':
      return [{ path, message: `must be ${issue.values.map(String).join(' or ')}` }]
    case 'invalid_union':
      return explainUnion(issue.errors, path)
    default:
      return [{ path, message: issue.message.replace(/^Invalid input: /u, '').replace(/^Too /u, 'too ') }]
  }
}

/** The alternative that was meant is the one that went wrong deepest inside; where none did, all are named. */
function explainUnion(alternatives: readonly (readonly Issue[])[], path: Path): Problem[] {
  const meant = alternatives.find((issues) => issues.some((issue) => issue.path.length > 0))
  if (meant !== undefined) return meant.flatMap((issue) => explain(issue, path))
  const messages = alternatives.flatMap((issues) => issues.flatMap((issue) => explain(issue, path)))
  return [{ path, message: messages.map(({ message }) => message).join(', or ') }]
}

const withArticle = (type: string): string => (/^[aeiou]/u.test(type) ? `an ${type}` : `a ${type}`)

/** zod keeps no input in its issues; only its sentence says that there was none. */
const isMissing = (issue: Issue): boolean => issue.message.endsWith('received undefined')
