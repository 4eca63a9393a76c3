import { describe, expect, it } from 'vitest'
import { MINUTE } from '#shared/instant.ts'
import { isEnqueuedAgain } from './lost-again.ts'

describe('a receipt in flight', () => {
  it('is enqueued again each minute at first, then ever more rarely', () => {
    const minutes = Array.from({ length: 200 }, (_, minute) => minute)
    expect(minutes.filter((minute) => isEnqueuedAgain(0, minute * MINUTE + 30_000))).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 16, 32, 64, 128,
    ])
  })
})
