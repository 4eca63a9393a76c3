import type { TeamJson } from '#shared/api/team.ts'
import { iso } from '#shared/instant.ts'
import type { TeamDesk } from '#shared/roster/team.ts'

/** The desks of whoever leads them, as the API shows them. */
export const teamJson = (desks: readonly TeamDesk[]): TeamJson => ({
  desks: desks.map(({ oldestAt, nextDueAt, people, ...desk }) => ({
    ...desk,
    ...(oldestAt === undefined ? {} : { oldestAt: iso(oldestAt) }),
    ...(nextDueAt === undefined ? {} : { nextDueAt: iso(nextDueAt) }),
    people: people.map(({ onDutyUntil, nextShiftAt, absences, ...person }) => ({
      ...person,
      ...(onDutyUntil === undefined ? {} : { onDutyUntil: iso(onDutyUntil) }),
      ...(nextShiftAt === undefined ? {} : { nextShiftAt: iso(nextShiftAt) }),
      absences: absences.map(({ from, to, hours }) => ({ from, to, ...(hours === undefined ? {} : { hours }) })),
    })),
  })),
})
