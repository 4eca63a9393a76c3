import { duplicates, notLanguages, unknown } from './checks.ts'
import type { Problem } from './problem.ts'
import type { Advisor, ConfigurationSource } from './schema.ts'

export function checkAdvisors({ advisors, desks }: ConfigurationSource): Problem[] {
  const deskIds = desks.map((desk) => desk.id)
  const advisorIds = advisors.map((advisor) => advisor.id)
  const column = (field: 'id' | 'sub' | 'email') =>
    duplicates(advisors.map((advisor, index) => ({ value: advisor[field], path: ['advisors', index, field] })))
  return [
    ...column('id'),
    ...column('sub'),
    ...column('email'),
    ...advisors.flatMap((advisor, index) => [
      ...advisor.desks.flatMap((desk, position) =>
        unknown(desk, deskIds, 'desk', ['advisors', index, 'desks', position]),
      ),
      ...notLanguages(advisor.languages, ['advisors', index, 'languages']),
      ...deputyProblems(advisor, index, advisorIds),
      ...advisor.absences.flatMap(({ from, to }, position) =>
        from <= to
          ? []
          : [{ path: ['advisors', index, 'absences', position, 'to'], message: 'must not lie before from' }],
      ),
    ]),
  ]
}

/** Two who stand in for each other are normal; standing in for oneself is a slip. */
function deputyProblems({ id, deputies }: Advisor, index: number, advisorIds: readonly string[]): Problem[] {
  const at = (position: number) => ['advisors', index, 'deputies', position]
  return [
    ...duplicates(deputies.map((value, position) => ({ value, path: at(position) }))),
    ...deputies.flatMap((deputy, position) =>
      deputy === id
        ? [{ path: at(position), message: 'must be somebody else' }]
        : unknown(deputy, advisorIds, 'advisor', at(position)),
    ),
  ]
}
