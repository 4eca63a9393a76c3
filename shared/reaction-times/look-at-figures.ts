import { dayNumber } from '#shared/calendar/local-day.ts'
import { zoneNamed } from '#shared/calendar/zone.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import type { Clock, Instant, NewId } from '#shared/instant.ts'
import { ledBy } from '#shared/roster/leading.ts'
import { NotLeading } from '#shared/roster/not-leading.ts'
import type { Access, AdvisorFigures } from './advisor-figures.ts'
import { type PersonFigures, personFigures, type TeamFigures, teamFigures } from './person-figures.ts'
import type { ClockKind } from './reaction-times.ts'

export interface FiguresDeps {
  readonly advisorFigures: AdvisorFigures
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly clock: Clock
  readonly newId: NewId
}
export interface FiguresQuery {
  readonly from: Instant
  readonly to: Instant
  readonly clock: ClockKind
}

export interface OwnFigures extends PersonFigures {
  /** Days of the range on which the configuration has them absent. */
  readonly absentDays: number
}

/** A person's own figures over all their desks, and who else looked at them. */
export async function ownFigures(
  { advisorFigures, configuration }: FiguresDeps,
  advisorId: string,
  query: FiguresQuery,
): Promise<OwnFigures & { readonly accesses: readonly Access[] }> {
  const [cells, accesses, index] = await Promise.all([
    advisorFigures.cells(advisorId, query.from, query.to),
    advisorFigures.accesses(advisorId, SHOWN_ACCESSES),
    configuration(),
  ])
  return { ...personFigures(cells, query.clock), absentDays: absentDays(index, advisorId, query), accesses }
}
const SHOWN_ACCESSES = 100
/** People read at once. */
const ABREAST = 25

/** The spread over the people of the desks that the advisor leads, or of one of them. Throws NotLeading. */
export async function figuresOfTeam(
  { advisorFigures, configuration }: FiguresDeps,
  leadId: string,
  query: FiguresQuery & { readonly desk?: string },
): Promise<TeamFigures> {
  const index = await configuration()
  const desks = ledBy(leadId, index).filter((desk) => query.desk === undefined || query.desk === desk)
  if (desks.length === 0) throw new NotLeading()
  const team = new Set(desks.flatMap((desk) => index.advisorsOf(desk).map(({ id }) => id)))
  const figuresOf = async (advisorId: string): Promise<PersonFigures> => {
    const cells = await advisorFigures.cells(advisorId, query.from, query.to)
    const own = cells.filter(({ desk }) => desks.includes(desk))
    return personFigures(own, query.clock)
  }
  const people = [...team]
  const figures: PersonFigures[] = []
  for (let start = 0; start < people.length; start += ABREAST)
    figures.push(...(await Promise.all(people.slice(start, start + ABREAST).map(figuresOf))))
  return teamFigures(figures)
}

/**
 * One person's figures at the desks that the advisor leads. The person sees that they were looked at, by whom and why:
 * that is noted first. Throws NotLeading, and Missing for somebody who works at none of these desks.
 */
export async function figuresOfPerson(
  deps: FiguresDeps,
  leadId: string,
  advisorId: string,
  query: FiguresQuery & { readonly reason: string },
): Promise<OwnFigures> {
  const index = await deps.configuration()
  const led = ledBy(leadId, index)
  if (led.length === 0) throw new NotLeading()
  const desks = led.filter((desk) => index.advisorsOf(desk).some(({ id }) => id === advisorId))
  if (desks.length === 0) throw new Missing('advisor')
  const { from, to, reason } = query
  const access = { accessId: deps.newId(), by: leadId, at: deps.clock(), reason, from, to }
  await deps.advisorFigures.recordAccess(advisorId, access)
  const cells = await deps.advisorFigures.cells(advisorId, from, to)
  const own = cells.filter(({ desk }) => desks.includes(desk))
  return { ...personFigures(own, query.clock), absentDays: absentDays(index, advisorId, query) }
}

function absentDays(index: ConfigurationIndex, advisorId: string, { from, to }: FiguresQuery): number {
  const zone = zoneNamed(index.zone)
  const absences = (index.advisor(advisorId)?.absences ?? [])
    .filter(({ hours }) => hours === undefined)
    .map((absence) => ({ first: dayNumber(absence.from), last: dayNumber(absence.to) }))
  let days = 0
  for (let day = zone.dayOf(from); day <= zone.dayOf(to - 1); day += 1)
    if (absences.some(({ first, last }) => day >= first && day <= last)) days += 1
  return days
}
