import type { z } from 'zod'
import type { checkConfigurationSchema, checkedSchema } from '#shared/api/configuration.ts'
import { adviceOn } from '#shared/configuration/advice.ts'
import { configurationProblems } from '#shared/configuration/configuration-problems.ts'
import { differences } from '#shared/configuration/differences.ts'
import { fieldIssue, problemsOf } from '#shared/configuration/problem.ts'
import { type Configuration, configurationSchema } from '#shared/configuration/schema.ts'
import type { FieldIssue } from '#shared/errors.ts'

/** Differences in one answer. */
export const MOST_CHANGES = 1_000
/** Problems in one answer, and pieces of advice. */
export const MOST_PROBLEMS = 100

type Checked = z.infer<typeof checkedSchema>

/**
 * What speaks against a draft, what is allowed and probably not meant, and what it changes: as `npm run config -- check`,
 * without the replay of last week, which reads every inquiry. Nothing changes by it.
 */
export function checkConfiguration(
  before: Configuration,
  { base: _, ...sections }: z.infer<typeof checkConfigurationSchema>,
): Checked {
  const read = configurationSchema.safeParse({ ...before, ...sections })
  const nothing = { advice: [], changes: [], more: false }
  if (!read.success) return { problems: first(problemsOf(read.error).map(fieldIssue)), ...nothing }
  const problems = configurationProblems(read.data, { before, holidays: false })
  const changes = differences(before, read.data)
  return {
    problems: first(problems),
    advice: problems.length > 0 ? [] : first(adviceOn(read.data).map(fieldIssue)),
    changes: changes.slice(0, MOST_CHANGES),
    more: changes.length > MOST_CHANGES,
  }
}

const first = (issues: readonly FieldIssue[]): FieldIssue[] => issues.slice(0, MOST_PROBLEMS)
