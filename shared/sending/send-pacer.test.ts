import { describe, expect, it } from 'vitest'
import { createMemorySendWindow } from '#shared/memory/send-window.ts'
import { createSendPacer, type SendQuota } from './send-pacer.ts'

const pacer = (quota: SendQuota) => {
  let now = 1_000_000
  const pace = createSendPacer({ window: createMemorySendWindow(), quota: async () => quota, clock: () => now })
  return {
    pace,
    wait: (ms: number) => {
      now += ms
    },
  }
}
const unlimited = Number.POSITIVE_INFINITY

describe('keeping to the account’s limits', () => {
  it('lets as many through a second as the account may send, and puts the rest off for some seconds', async () => {
    const { pace, wait } = pacer({ perSecond: 2, left: unlimited })
    expect([await pace('a'), await pace('b')]).toEqual([0, 0])
    const waits = await Promise.all(['c', 'd', 'e', 'f'].map(pace))
    for (const seconds of waits) expect(seconds).toBeGreaterThan(0)
    expect(Math.max(...waits)).toBeLessThanOrEqual(20)
    expect(new Set(waits).size).toBeGreaterThan(1)
    wait(1_000)
    expect(await pace('c')).toBe(0)
  })

  it('sends one a second where the account may send less', async () => {
    const { pace } = pacer({ perSecond: 0.5, left: unlimited })
    expect(await pace('a')).toBe(0)
    expect(await pace('b')).toBeGreaterThan(0)
  })

  it('waits as long as a queue can while the day’s quota is used up', async () => {
    expect(await pacer({ perSecond: 14, left: 0 }).pace('a')).toBe(900)
  })
})
