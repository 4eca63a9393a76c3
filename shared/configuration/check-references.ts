import type { FieldIssue } from '#shared/errors.ts'
import { checkAdvisors } from './check-advisors.ts'
import { checkDesks } from './check-desks.ts'
import { checkForm } from './check-form.ts'
import { checkInstitute } from './check-institute.ts'
import { checkRouting } from './check-routing.ts'
import { checkTopics } from './check-topics.ts'
import { fieldIssue, type Problem } from './problem.ts'
import type { ConfigurationSource } from './schema.ts'

/**
 * What a schema cannot see: that everything named exists, that names are unique, that every text is there in every
 * language, and that work cannot get stuck. All problems at once, each with what would be right; empty when all is
 * well. Pure.
 */
export const checkReferences = (source: ConfigurationSource): FieldIssue[] => referenceProblems(source).map(fieldIssue)

export const referenceProblems = (source: ConfigurationSource): Problem[] => [
  ...checkInstitute(source),
  ...checkDesks(source),
  ...checkAdvisors(source),
  ...checkTopics(source),
  ...checkForm(source),
  ...checkRouting(source),
]
