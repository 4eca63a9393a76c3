import { expect, test } from 'vitest'
import { iso } from '#shared/instant.ts'
import { hoursTouching } from './hours.ts'

test.each([
  ['10:15', '10:20', ['10:00']],
  ['10:00', '11:00', ['10:00']],
  ['09:59', '11:01', ['09:00', '10:00', '11:00']],
  ['10:00', '10:00', []],
  ['11:00', '10:00', []],
])('the range from %s to %s touches the hours %j', (from, to, hours) => {
  const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`)
  expect(hoursTouching(at(from), at(to)).map((hour) => iso(hour).slice(11, 16))).toEqual(hours)
})
