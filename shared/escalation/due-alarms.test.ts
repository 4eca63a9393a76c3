import { describe, expect, it } from 'vitest'
import type { EscalationStep } from '#shared/configuration/escalation-rules.ts'
import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import { MINUTE } from '#shared/instant.ts'
import { dueAlarms } from './due-alarms.ts'

const by = 100 * MINUTE
const steps: readonly EscalationStep[] = [
  { atMinutes: -30, to: ['lead'] },
  { atMinutes: 0, to: ['lead', 'deputy-lead'] },
  { atMinutes: 15, to: ['webhook'] },
  { untakenMinutes: 5, to: ['on-call'] },
]
const inquiry = inquiryFixture({ promise: { by, givenAt: 0, configVersion: 1 }, roundAt: 0 })
const [before, at, after] = [`promise--30-${by}-lead`, `promise-0-${by}-lead-deputy-lead`, `promise-15-${by}-webhook`]
const alarms = (minute: number, raised: readonly string[] = []) => ({ alarms: { raised, at: minute * MINUTE } })

describe('alarms about a promise', () => {
  it('come at their time, each once, and say when to look again', () => {
    expect(dueAlarms(inquiry, steps, 69 * MINUTE)).toEqual({ due: [], nextAt: 70 * MINUTE })
    expect(dueAlarms(inquiry, steps, 70 * MINUTE)).toEqual({ due: [before], nextAt: by })
    const once = { ...inquiry, ...alarms(70, [before]) }
    expect(dueAlarms(once, steps, 99 * MINUTE)).toEqual({ due: [], nextAt: by })
    expect(dueAlarms(once, steps, by)).toEqual({ due: [at], nextAt: 115 * MINUTE })
    expect(dueAlarms(once, steps, 200 * MINUTE)).toEqual({ due: [at, after] })
  })

  it('do not come the moment a promise is given that is shorter than their reach', () => {
    const short = { ...inquiry, promise: { by, givenAt: 75 * MINUTE, configVersion: 1 } }
    expect(dueAlarms(short, steps, 75 * MINUTE)).toEqual({ due: [], nextAt: by })
  })

  it('stop once somebody acts on the last one, once it is answered, and begin anew with a new promise', () => {
    const acted = { ...inquiry, ...alarms(70, [before]), status: 'assigned', touchedAt: 71 * MINUTE } as const
    expect(dueAlarms(acted, steps, by).due).toEqual([])
    expect(dueAlarms({ ...acted, touchedAt: 60 * MINUTE }, steps, by).due).toEqual([at])
    for (const status of ['answered', 'resolved', 'suppressed'] as const)
      expect(dueAlarms({ ...inquiry, status }, steps, by)).toEqual({ due: [] })
    const later = { ...inquiry, ...alarms(70, [before]), promise: { by: 2 * by, givenAt: 0, configVersion: 1 } }
    expect(dueAlarms(later, steps, 170 * MINUTE).due).toEqual([`promise--30-${2 * by}-lead`])
  })
})

describe('alarms about urgent matters', () => {
  const urgent = { ...inquiry, urgent: true }
  it('come when nobody has looked for five minutes, also where the rules have given it to somebody', () => {
    expect(dueAlarms(urgent, steps, 5 * MINUTE - 1).due).toEqual([])
    expect(dueAlarms(urgent, steps, 5 * MINUTE).due).toEqual(['untaken-5-1-on-call'])
    const given = { ...urgent, status: 'assigned', advisorId: 'ann' } as const
    expect(dueAlarms(given, steps, 5 * MINUTE).due).toHaveLength(1)
    expect(dueAlarms({ ...given, openedAt: 1 }, steps, 5 * MINUTE).due).toEqual([])
    expect(dueAlarms({ ...given, touchedAt: 1 }, steps, 5 * MINUTE).due).toEqual([])
    expect(dueAlarms(inquiry, steps, 5 * MINUTE).due).toEqual([])
  })
})
