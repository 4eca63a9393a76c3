import { describe, expect, it } from 'vitest'
import type { Queue, Reconciliation } from '../api-shapes.ts'
import { findingsOf, type Looked } from './findings.ts'
import { promisesOfDay } from './promises-of-day.ts'

const now = Date.parse('2026-11-24T10:00:00Z')
const queue = (more: Partial<Queue>): Queue => ({
  name: 'mail',
  depth: 0,
  inFlight: 0,
  deadLetters: 0,
  consequence: '',
  ...more,
})
const day = (totals: Partial<Reconciliation['totals']>, items: Reconciliation['items'] = []): Reconciliation => ({
  day: '2026-11-24',
  totals: { received: 0, inquiries: 0, merged: 0, suppressed: 0, failed: 0, inFlight: 0, ...totals },
  items,
})
const receipt = (more: Partial<Reconciliation['items'][number]>): Reconciliation['items'][number] => ({
  receiptId: 'r',
  channel: 'web',
  receivedAt: '2026-11-24T09:50:00Z',
  ...more,
})
const kinds = (looked: Looked) => findingsOf(looked, now).map(({ kind, tone }) => `${tone} ${kind}`)

describe('what is wrong now', () => {
  it('is nothing while queues are empty, books add up and promises are kept', () => {
    expect(
      kinds({
        queues: [queue({ depth: 3, oldestSeconds: 20 })],
        reconciliation: day({ received: 4, inquiries: 3, merged: 1 }),
        promises: { day: '2026-11-24', count: 40, rate: 0.95 },
        notReached: 0,
        departed: 0,
      }),
    ).toEqual([])
  })

  it('names the gravest first', () => {
    expect(
      kinds({
        departed: 3,
        notReached: 1,
        queues: [queue({ oldestSeconds: 61 }), queue({ name: 'routing', oldestSeconds: 61, deadLetters: 2 })],
      }),
    ).toEqual(['alarm deadLetters', 'warn waits', 'warn notReached', 'plain departed'])
  })

  it('is a message that ended up nowhere, or that is in flight for longer than any stage needs', () => {
    expect(kinds({ reconciliation: day({ received: 3, inquiries: 1, inFlight: 1 }, [receipt({})]) })).toEqual([
      'alarm missing',
      'warn stuck',
    ])
    expect(
      kinds({
        reconciliation: day({ received: 1, inFlight: 1 }, [receipt({ receivedAt: '2026-11-24T09:59:00Z' })]),
      }),
    ).toEqual([])
  })

  it('is a form held back more than a machine’s mail', () => {
    const items = [
      receipt({ outcome: 'suppressed', reason: 'form-too-fast' }),
      receipt({ outcome: 'suppressed', reason: 'list' }),
    ]
    expect(kinds({ reconciliation: day({ received: 2, suppressed: 2 }, items) })).toEqual([
      'warn formsHeld',
      'plain held',
    ])
  })

  it.each([
    [{ count: 20, rate: 0.7 }, ['alarm broken']],
    [{ count: 12, rate: 0.7 }, ['warn broken']],
    [{ count: 12, rate: 0.95 }, []],
    [{ count: 3, rate: 0 }, []],
    [{ count: 0, rate: null }, []],
  ])('judges promises only where there are enough of them: %o', (promises, expected) => {
    expect(kinds({ promises: { day: '2026-11-24', ...promises } })).toEqual(expected)
  })

  it('of broken promises is the day and the desk where most of them broke', () => {
    const desk = (key: string, count: number, rate: number | null) => ({ key, keptPromises: { count, rate } })
    const promises = promisesOfDay('2026-11-24', [desk('cards', 20, 0.9), desk('loans', 10, 0.4), desk('x', 0, null)])
    expect(promises).toEqual({ day: '2026-11-24', count: 30, rate: expect.closeTo(22 / 30, 9), desk: 'loans' })
    expect(findingsOf({ promises }, now)).toMatchObject([
      { kind: 'broken', tone: 'alarm', count: 8, day: '2026-11-24', desk: 'loans' },
    ])
    expect(promisesOfDay('2026-11-24', [])).toEqual({ day: '2026-11-24', count: 0, rate: null })
  })
})
