import { describe, expect, it } from 'vitest'
import { ticksTo } from './scale.ts'

describe('the ticks of a scale of times', () => {
  it.each([
    [0, [0, 1]],
    [50, [0, 10, 20, 30, 40, 50]],
    [4_000, [0, 900, 1_800, 2_700, 3_600, 4_500]],
    [500_000, [0, 172_800, 345_600, 518_400]],
  ])('%i seconds have those that people count in', (most, ticks) => {
    expect(ticksTo(most)).toEqual(ticks)
  })
})
