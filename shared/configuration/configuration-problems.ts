import { isDeepStrictEqual } from 'node:util'
import { lintTemplates } from '#shared/acknowledgement/lint/lint-templates.ts'
import type { FieldIssue } from '#shared/errors.ts'
import { referenceProblems } from './check-references.ts'
import { fieldIssue, type Problem } from './problem.ts'
import type { Configuration } from './schema.ts'

/**
 * What speaks against putting a configuration in force instead of the one before: what refers to what, every text in the
 * usual situations, and holidays that would be another country's. Empty when all is well. Pure; the lint takes a second
 * and is left out where nothing changes that texts are made of.
 * @param change.holidays whether holidays were given with the change
 */
export function configurationProblems(
  draft: Configuration,
  change: { readonly before: Configuration; readonly holidays: boolean },
): FieldIssue[] {
  const references = referenceProblems(draft)
  // Texts are rendered with desks and topics: where those do not fit together, they say nothing.
  const texts = references.length > 0 || saysTheSame(draft, change.before) ? [] : lintTemplates(draft, 'usual')
  return [...references, ...texts, ...holidayProblems(draft, change)].map(fieldIssue)
}

/** Whether texts can only come out as before: advisors, holidays and the form are in none. */
const saysTheSame = (draft: Configuration, before: Configuration): boolean =>
  (['institute', 'desks', 'topics', 'templates'] as const).every((part) => isDeepStrictEqual(draft[part], before[part]))

function holidayProblems(
  { institute }: Configuration,
  { before, holidays }: { readonly before: Configuration; readonly holidays: boolean },
): Problem[] {
  if (holidays || isDeepStrictEqual(institute.holidays, before.institute.holidays)) return []
  return [{ path: ['holidayDates'], message: 'must be given when institute.holidays changes: they are days of there' }]
}
