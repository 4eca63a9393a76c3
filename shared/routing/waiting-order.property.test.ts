import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueFor, type Waiting } from './waiting-order.ts'

const rules = { urgentHeadStart: 100, ownHeadStart: 30 }
const due = (waiting: Partial<Waiting>, there: readonly string[] = ['ann', 'bob']) =>
  dueFor('ann', { due: 1_000, urgent: false, ...waiting }, rules, (id) => there.includes(id))

describe('the order of what waits', () => {
  it('puts urgent matters and one’s own customers first, and leaves those of a colleague who is there', () => {
    expect(due({})).toBe(1_000)
    expect(due({ urgent: true })).toBe(900)
    expect(due({ knownTo: 'ann' })).toBe(970)
    expect(due({ knownTo: 'bob' })).toBe(1_030)
    expect(due({ knownTo: 'cem' })).toBe(1_000)
  })

  it('lets nobody starve: whoever frees a place at any rate serves everything within a bounded time', () => {
    // One place becomes free each tick; at each tick something comes that looks as important as it can.
    const waits = fc.record({
      urgent: fc.boolean(),
      knownTo: fc.option(fc.constantFrom('ann', 'bob'), { nil: undefined }),
    })
    fc.assert(
      fc.property(waits, fc.nat(20), ({ urgent, knownTo }, queued) => {
        const mine: Waiting = { due: 0, urgent, ...(knownTo === undefined ? {} : { knownTo }) }
        const others: Waiting[] = Array.from({ length: queued }, () => ({ due: 0, urgent: true, knownTo: 'ann' }))
        for (let now = 0; ; now += 1) {
          expect(now).toBeLessThanOrEqual(queued + rules.urgentHeadStart + 2 * rules.ownHeadStart + 1)
          others.push({ due: now, urgent: true, knownTo: 'ann' })
          const first = [mine, ...others].toSorted(
            (a, b) => dueFor('ann', a, rules, () => true) - dueFor('ann', b, rules, () => true),
          )[0]
          if (first === undefined || first === mine) return
          others.splice(others.indexOf(first), 1)
        }
      }),
    )
  })
})
