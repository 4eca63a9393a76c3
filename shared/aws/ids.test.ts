import { describe, expect, test } from 'vitest'
import { newId } from './ids.ts'

describe('a new id', () => {
  test('is 26 characters of lower-case base32 and new each time', () => {
    const ids = Array.from({ length: 1_000 }, newId)
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/u)
    expect(new Set(ids).size).toBe(1_000)
  })

  test('uses the whole alphabet', () => {
    expect(new Set(Array.from({ length: 300 }, newId).join('')).size).toBe(32)
  })
})
