import { describe, expect, it } from 'vitest'
import { shiftOf } from './steady-scroll.ts'

const rows = (ids: string) => [...ids].map((inquiryId) => ({ inquiryId }))

describe('what is read', () => {
  it.each([
    ['stays where nothing changed', 'abc', 'abc', 0, 0],
    ['moves down with what came above it', 'abc', 'xyabc', 1, 2],
    ['moves up with what left above it', 'abcd', 'cd', 2, -2],
    ['stays where something came below it', 'abc', 'abxc', 0, 0],
    ['is the next one where it left itself', 'abc', 'xac', 1, 0],
    ['has no place where everything left', 'abc', '', 1, 0],
  ])('%s', (_what, before, after, top, shift) => {
    expect(shiftOf(rows(before), rows(after), top)).toBe(shift)
  })
})
