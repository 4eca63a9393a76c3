import { SEGMENTS } from '#shared/customer/customer.ts'
import { duplicates } from './checks.ts'
import type { Problem } from './problem.ts'
import type { Advisor, ConfigurationSource, Desk } from './schema.ts'

/** Rules under which some work would find nobody for ever. */
export function checkRouting(source: ConfigurationSource): Problem[] {
  const { relax } = source.institute.routing
  return [
    ...duplicates(
      relax.map(({ rule }, place) => ({ value: rule, path: ['institute', 'routing', 'relax', place, 'rule'] })),
    ),
    ...source.desks.flatMap((desk, place) => {
      const staff = source.advisors.filter((advisor) => advisor.desks.includes(desk.id))
      return staff.length === 0
        ? []
        : [
            ...licenceProblems(desk, staff, place),
            ...licensedLanguageProblems(source, desk, staff, place),
            ...segmentProblems(source, staff, place),
          ]
    }),
    ...source.advisors.flatMap((advisor, place) => capacityProblems(source, advisor, place)),
  ]
}

/** All licences of a desk in one person: an inquiry needs them all. */
const licenceProblems = ({ id, licences }: Desk, staff: readonly Advisor[], place: number): Problem[] =>
  staff.some((advisor) => licences.every((licence) => advisor.licences.includes(licence)))
    ? []
    : [
        {
          path: ['desks', place, 'licences'],
          message: `are held by no advisor of desk ${id}: give one of them all of these, or take one out`,
        },
      ]

/** Licences and language in one person, unless the language may be dropped after a wait. */
function licensedLanguageProblems(
  { institute }: ConfigurationSource,
  { id, licences, languages }: Desk,
  staff: readonly Advisor[],
  place: number,
): Problem[] {
  if (licences.length === 0 || institute.routing.relax.some(({ rule }) => rule === 'language')) return []
  const licensed = staff.filter((advisor) => licences.every((licence) => advisor.licences.includes(licence)))
  // Nobody at all, of the language or of the licences: that is said already.
  const spoken = (by: readonly Advisor[], language: string) => by.some((one) => one.languages.includes(language))
  return languages.flatMap((language, position) =>
    licensed.length === 0 || spoken(licensed, language) || !spoken(staff, language)
      ? []
      : [
          {
            path: ['desks', place, 'languages', position],
            message: `is spoken by no advisor of desk ${id} who holds its licences: add one, or relax the rule language after a wait`,
          },
        ],
  )
}

const segmentProblems = ({ institute }: ConfigurationSource, staff: readonly Advisor[], place: number): Problem[] =>
  institute.routing.relax.some(({ rule }) => rule === 'segment')
    ? []
    : SEGMENTS.filter((segment) => staff.every(({ segments }) => segments?.includes(segment) === false)).map(
        (segment) => ({
          path: ['desks', place],
          message: `has no advisor who serves ${segment} customers: add one, or relax the rule segment after a wait`,
        }),
      )

function capacityProblems({ desks, institute }: ConfigurationSource, advisor: Advisor, place: number): Problem[] {
  const weights = desks.filter(({ id }) => advisor.desks.includes(id)).map(({ weight }) => weight)
  const heaviest = Math.max(institute.routing.urgentWeight, ...weights)
  return advisor.capacity >= heaviest
    ? []
    : [
        {
          path: ['advisors', place, 'capacity'],
          message: `must be at least ${heaviest}: so much does one inquiry weigh that may come to them`,
        },
      ]
}
