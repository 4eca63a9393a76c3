import { type ConfigurationIndex, indexConfiguration } from '#shared/configuration/configuration-index.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Advisor, Configuration } from '#shared/configuration/schema.ts'

const sample = compileDirectory('config/musterbank')
const allDay = [{ from: '00:00', to: '24:00' }]

/** Somebody of the cards desk who is on duty day and night, every day. */
export const onDutyAlways = (id: string, over: Partial<Advisor> = {}): Advisor => ({
  id,
  sub: `advisor-${id}`,
  name: id,
  email: `${id}@musterbank.example`,
  desks: ['cards'],
  languages: ['de', 'en'],
  licences: [],
  strengths: [],
  capacity: 10,
  deputies: [],
  absences: [],
  worksOnHolidays: true,
  shifts: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  ...over,
})

/** The `place`th of many: `a0001`. */
export const oneOfMany = (place: number): string => `a${String(place).padStart(4, '0')}`

/** The sample bank with other advisors. */
export async function bankOf(advisors: readonly Advisor[]): Promise<Configuration> {
  const { configuration } = await sample
  return { ...configuration, advisors: [...advisors] }
}

/** The sample bank with so many advisors at its cards desk and nobody else. */
export async function crowd(
  count: number,
  over: (place: number) => Partial<Advisor> = () => ({}),
): Promise<ConfigurationIndex> {
  const advisors = Array.from({ length: count }, (_, place) => onDutyAlways(oneOfMany(place), over(place)))
  return indexConfiguration({ version: 1, configuration: await bankOf(advisors) })
}
