import { beforeAll, describe, expect, it } from 'vitest'
import { type CompiledDirectory, compileDirectory } from '#shared/configuration/directory.ts'
import type { Advisor, Hours, Week } from '#shared/configuration/schema.ts'
import { readPattern } from './pattern.ts'

let bank: CompiledDirectory
beforeAll(async () => {
  bank = await compileDirectory('config/musterbank')
})

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const QUARTERS = Array.from({ length: 96 }, (_, quarter) =>
  [Math.floor(quarter / 4), (quarter % 4) * 15].map((part) => String(part).padStart(2, '0')).join(':'),
)
const covers = (week: Week, day: (typeof DAYS)[number], time: string) =>
  week[day].some(({ from, to }) => from <= time && time < to)
const isOpen = (hours: Hours, day: (typeof DAYS)[number], time: string) =>
  hours === 'always' || covers(hours.week, day, time)

describe('the sample bank', () => {
  it('has the desks that the project speaks of, each with two advisors or more', () => {
    const { desks, advisors } = bank.configuration
    expect(desks.map(({ id }) => id).join(' ')).toBe(
      'security cards payments cash accounts digital lending investing insurance business complaints feedback general',
    )
    const staffed = (desk: string) => advisors.filter((advisor: Advisor) => advisor.desks.includes(desk)).length
    expect(desks.filter(({ id }) => staffed(id) < 2)).toEqual([])
  })

  it('has an advisor on shift in every quarter of an hour in which a desk is open', () => {
    const { desks, advisors } = bank.configuration
    const gaps = desks.flatMap(({ id, hours }) =>
      DAYS.flatMap((day) =>
        QUARTERS.filter((time) => isOpen(hours, day, time))
          .filter((time) => !advisors.some(({ desks: at, shifts }) => at.includes(id) && covers(shifts, day, time)))
          .map((time) => `${id} ${day} ${time}`),
      ),
    )
    expect(gaps).toEqual([])
  })

  it('keeps everybody of the urgent desk on holidays', () => {
    const { desks, advisors } = bank.configuration
    const urgent = desks.find((desk) => desk.urgent)
    expect(urgent?.hours).toBe('always')
    expect(advisors.filter((advisor) => advisor.desks.includes('security') && !advisor.worksOnHolidays)).toEqual([])
  })

  it('has two topics or more for every desk, and urgent ones for the security desk alone', () => {
    const { desks, topics } = bank.configuration
    expect(desks.filter(({ id }) => topics.filter((topic) => topic.desk === id).length < 2)).toEqual([])
    expect(topics.filter((topic) => topic.urgent !== (topic.desk === 'security'))).toEqual([])
  })

  it('lists no pattern twice in a topic and none without a word', () => {
    for (const { id, words } of bank.configuration.topics) {
      for (const sources of Object.values(words)) {
        expect(new Set(sources).size, id).toBe(sources.length)
        expect(
          sources.filter((source) => readPattern(source) === undefined),
          id,
        ).toEqual([])
      }
    }
  })

  it('has people to sign in as: customers with known and unknown salutation, and operators', () => {
    const { customers, operators } = bank.people
    expect(new Set(customers.map(({ salutation }) => salutation))).toEqual(new Set(['ms', 'mr', undefined]))
    expect(customers.filter(({ sub }) => sub === undefined)).toEqual([])
    expect(operators.length).toBeGreaterThan(1)
  })
})
