import { expect, it } from 'vitest'
import { slotsAfter } from './slots.ts'

const slots = (now: string, zone = 'Europe/Berlin') =>
  slotsAfter(Date.parse(now), 'de', zone).map(({ from, to }) => [from, to].map((at) => new Date(at).toISOString()))

it('are mornings and afternoons of the next four weekdays, on the bank’s clock', () => {
  const found = slots('2026-11-27T23:30:00+01:00')
  expect(found).toHaveLength(8)
  expect(found[0]).toEqual(['2026-11-30T08:00:00.000Z', '2026-11-30T11:00:00.000Z'])
  expect(found[7]).toEqual(['2026-12-03T12:00:00.000Z', '2026-12-03T16:00:00.000Z'])
})

it('follow the clock when it changes in between', () => {
  expect(slots('2026-10-23T12:00:00+02:00')[0]?.[0]).toBe('2026-10-26T08:00:00.000Z')
  expect(slots('2026-03-27T12:00:00+01:00')[0]?.[0]).toBe('2026-03-30T07:00:00.000Z')
})

it('are named for people', () => {
  expect(slotsAfter(Date.parse('2026-11-28T12:00:00Z'), 'de', 'Europe/Berlin')[0]?.name).toMatch(
    /^Mo\., 30\. Nov\.,? 09:00.12:00/u,
  )
})
