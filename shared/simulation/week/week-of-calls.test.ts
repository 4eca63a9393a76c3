import { expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '#shared/instant.ts'
import { recordedCall } from '../recorded-call.fixture.ts'
import { weekOfCalls } from './week-of-calls.ts'

const call = (id: number, seconds: number, agent: string, type = 'PS') => recordedCall(id, seconds, { agent, type })

it('a call record’s last seven days are a week of inquiries, its agents the people and their duties the shifts', () => {
  // Days 0, 10 and 16 after 1 January 1970, a Thursday; only the last seven days count.
  const at = (dayNumber: number, hour: number) => dayNumber * (DAY / SECOND) + hour * 3_600
  const calls = [
    call(0, at(0, 9), 'old'),
    ...[0, 1, 2, 3].map((n) => call(1 + n, at(10, 10) + n * 600, 'anna')),
    ...[0, 1, 2, 3].map((n) => call(5 + n, at(16, 23) + n * 1_000, 'ben', 'IN')),
    call(9, at(16, 23) + 3_500, 'anna', 'RARE'),
  ]
  const { week, configuration } = weekOfCalls(calls)
  expect(week).toMatchObject({ from: 10 * DAY, to: 17 * DAY })
  expect(week.rounds.map(({ inquiryId }) => inquiryId)).not.toContain('call-0')
  expect(week.rounds.some(({ desk }) => desk === 'RARE')).toBe(false)
  expect(week.rounds[0]).toMatchObject({ at: 10 * DAY + 10 * HOUR, desk: 'PS', effort: MINUTE })
  expect(configuration.desks.map(({ id }) => id)).toEqual(['IN', 'PS'])
  const [anna, ben] = configuration.advisors
  expect(anna).toMatchObject({ id: 'anna', desks: ['PS'], capacity: 1 })
  // Day 10 is a Sunday, day 16 a Saturday.
  expect(anna?.shifts.sun).toEqual([{ from: '09:59', to: '10:31' }])
  expect(ben?.shifts.sat).toEqual([{ from: '22:59', to: '23:51' }])
})

it('a record without calls is refused', () => {
  expect(() => weekOfCalls([])).toThrow('the record has no calls')
})
