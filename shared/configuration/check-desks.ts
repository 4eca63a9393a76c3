import { duplicates, localized, unknown } from './checks.ts'
import type { Problem } from './problem.ts'
import type { ConfigurationSource, Desk } from './schema.ts'

export function checkDesks(source: ConfigurationSource): Problem[] {
  const { desks, institute } = source
  return [
    ...duplicates(desks.map(({ id }, index) => ({ value: id, path: ['desks', index, 'id'] }))),
    ...desks.flatMap((desk, index) => [
      ...localized(desk.name, institute.languages, ['desks', index, 'name']),
      ...hoursProblems(desk, index),
      ...leadProblems(source, desk, index),
      ...desk.languages.flatMap((language, position) => {
        const path = ['desks', index, 'languages', position]
        const missing = unknown(language, institute.languages, 'language of the institute', path)
        return missing.length > 0 ? missing : unstaffed(source, desk, language, path)
      }),
    ]),
    ...desks.flatMap(({ urgent }, index) =>
      urgent && desks.findIndex((desk) => desk.urgent) < index
        ? [{ path: ['desks', index, 'urgent'], message: 'must be false: another desk is the one for urgent matters' }]
        : [],
    ),
  ]
}

function hoursProblems({ hours, urgent }: Desk, index: number): Problem[] {
  const path = ['desks', index, 'hours']
  if (hours === 'always') return []
  if (urgent) return [{ path, message: 'must be always: the desk for urgent matters is staffed day and night' }]
  return [
    ...(Object.values(hours.week).every((day) => day.length === 0)
      ? [{ path: [...path, 'week'], message: 'must have an opening on at least one day' }]
      : []),
    ...duplicates((hours.days ?? []).map(({ date }, day) => ({ value: date, path: [...path, 'days', day, 'date'] }))),
    ...duplicates((hours.yearly ?? []).map(({ day }, at) => ({ value: day, path: [...path, 'yearly', at, 'day'] }))),
  ]
}

/** Whoever leads a desk is an advisor, and stands in for nobody but another lead. */
function leadProblems({ advisors }: ConfigurationSource, { leads, deputyLeads }: Desk, index: number): Problem[] {
  const ids = advisors.map(({ id }) => id)
  const named = [
    ...leads.map((value, position) => ({ value, path: ['desks', index, 'leads', position] })),
    ...deputyLeads.map((value, position) => ({ value, path: ['desks', index, 'deputyLeads', position] })),
  ]
  return [...duplicates(named), ...named.flatMap(({ value, path }) => unknown(value, ids, 'advisor', path))]
}

/** Work in a language that nobody at the desk speaks would wait for ever. */
const unstaffed = (
  { advisors }: ConfigurationSource,
  desk: Desk,
  language: string,
  path: Problem['path'],
): Problem[] =>
  advisors.some((advisor) => advisor.desks.includes(desk.id) && advisor.languages.includes(language))
    ? []
    : [{ path, message: `is spoken by no advisor of desk ${desk.id}: add one, or take the language out` }]
