import type { Advisor, Configuration, Interval, Week } from '#shared/configuration/schema.ts'

/** More people at a desk at some hours. */
export interface ExtraShift {
  readonly desk: string
  readonly people: number
  readonly hours: Interval
  readonly days: readonly (keyof Week)[]
}

/**
 * The configuration with so many more people at a desk, who may do all of its work, speak its languages and have room
 * for as much as the desk's others in the middle. Pure. The desk must exist.
 */
export function withExtraShift(configuration: Configuration, extra: ExtraShift): Configuration {
  const desk = configuration.desks.find(({ id }) => id === extra.desk)
  const staff = configuration.advisors.filter(({ desks }) => desks.includes(extra.desk))
  const capacities = staff.map(({ capacity }) => capacity).sort((a, b) => a - b)
  const capacity = Math.max(
    desk?.weight ?? 1,
    configuration.institute.routing.urgentWeight,
    capacities[capacities.length >> 1] ?? 1,
  )
  const added = Array.from({ length: extra.people }, (_, index): Advisor => {
    const id = `${ADDED}${index + 1}`
    return {
      id,
      sub: id,
      name: id,
      email: `${id}@example.org`,
      desks: [extra.desk],
      languages: [...new Set([...(desk?.languages ?? []), configuration.institute.defaultLanguage])],
      licences: desk?.licences ?? [],
      strengths: [],
      capacity,
      deputies: [],
      shifts: weekOf(extra),
      absences: [],
      worksOnHolidays: false,
    }
  })
  return { ...configuration, advisors: [...configuration.advisors, ...added] }
}

/** What ids of added people begin with; no id of a configuration has a capital letter. */
const ADDED = 'Added-'

const weekOf = ({ hours, days }: ExtraShift): Week => {
  const on = (day: keyof Week) => (days.includes(day) ? [hours] : [])
  return {
    mon: on('mon'),
    tue: on('tue'),
    wed: on('wed'),
    thu: on('thu'),
    fri: on('fri'),
    sat: on('sat'),
    sun: on('sun'),
  }
}
