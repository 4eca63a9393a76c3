import { describe, expect, it } from 'vitest'
import type { Configuration } from '#shared/configuration/schema.ts'
import { MINUTE } from '#shared/instant.ts'
import { createMemoryFloorPorts } from '#shared/memory/floor-ports.ts'
import { compareWeeks } from './compare-weeks.ts'
import { withExtraShift } from './extra-shift.ts'
import type { RecordedWeek } from './recorded-week.ts'
import { exampleIndex, roundAt, weekWith } from './week.fixture.ts'

const compared = async (week: RecordedWeek, change: (configuration: Configuration) => Partial<Configuration>) => {
  const desks = await compareWeeks(week, exampleIndex(), exampleIndex(change), createMemoryFloorPorts)
  return Object.fromEntries(desks.map(({ desk, before, after }) => [desk, { before, after }]))
}
const same = () => ({})
const stolen = { topic: 'stolen-card', desk: 'security', urgent: true }

describe('a week again', () => {
  it('is the same under the same configuration', async () => {
    const week = weekWith(roundAt('09:00'), roundAt('09:05'), roundAt('10:00', { language: 'en' }), roundAt('17:55'))
    const { general } = await compared(week, same)
    expect(general?.after).toEqual(general?.before)
    expect(general?.before).toMatchObject({ inquiries: 4, answered: 4, nobodys: { count: 0 }, overloaded: false })
  })

  it('is worked one matter after the other, and waiting counts by the desk’s clock', async () => {
    // Kaya alone speaks German: ten minutes, then twenty, then what came at night from nine o’clock on.
    const { general } = await compared(
      weekWith(roundAt('08:00'), roundAt('09:00'), roundAt('09:00', { inquiryId: 'third' })),
      same,
    )
    expect(general?.before?.answered).toBe(3)
    expect(general?.before?.wait.p50).toBeCloseTo(20, 0)
  })

  it('goes to other desks when a topic does', async () => {
    const { general, security } = await compared(weekWith(roundAt('10:00', stolen)), ({ topics }) => ({
      topics: topics.map((topic) => ({ ...topic, desk: 'general' })),
    }))
    expect([security?.before?.inquiries, security?.after?.inquiries]).toEqual([1, 0])
    expect([general?.before?.inquiries, general?.after?.inquiries]).toEqual([0, 1])
  })

  it('shows a desk that is no more and one that is new, and what had been at a desk that is no more', async () => {
    const desks = await compared(weekWith(roundAt('10:00', stolen)), ({ desks: all, topics }) => ({
      desks: [...all.filter(({ id }) => id === 'general'), ...all.slice(0, 1).map((desk) => ({ ...desk, id: 'new' }))],
      topics: topics.slice(1),
    }))
    expect(desks['security']?.after).toBeUndefined()
    expect(desks['new']?.before).toBeUndefined()
    expect(desks['general']?.after?.inquiries).toBe(1)
  })

  it('says for what nobody may ever answer, and why', async () => {
    const { general } = await compared(weekWith(roundAt('10:00')), ({ desks }) => ({
      desks: desks.map((desk) => ({ ...desk, licences: ['securities'] })),
    }))
    expect(general?.before?.nobodys.count).toBe(0)
    expect(general?.after).toMatchObject({ answered: 0, nobodys: { count: 1 } })
    expect(general?.after?.nobodys.rules).toContain('licence')
  })

  it('gives customers to their own advisor where the rules allow it', async () => {
    const own = (advisorId: string) => ({ verified: true, customerId: 'anna', ownAdvisorId: advisorId })
    const english = { language: 'en', customer: own('wolf') }
    const { general } = await compared(
      weekWith(roundAt('10:00', english), roundAt('11:00', { customer: own('wolf') })),
      same,
    )
    expect(general?.before?.ownAdvisor).toEqual({ count: 2, rate: 0.5 })
  })

  it('goes on with whoever answered, when the customer writes again', async () => {
    const again = roundAt('12:00', { inquiryId: 'at-10:00', round: 2 })
    const { general } = await compared(weekWith(roundAt('10:00'), again), same)
    expect(general?.before).toMatchObject({ inquiries: 2, answered: 2 })
    const joined = { ...again, at: roundAt('10:05').at }
    expect((await compared(weekWith(roundAt('10:00'), joined), same))['general']?.before?.inquiries).toBe(1)
  })

  it('leaves what nobody has begun to the desk at the end of a shift, and lets work that was begun be finished', async () => {
    const { general } = await compared(weekWith(roundAt('17:55'), roundAt('17:56'), roundAt('17:57')), same)
    // The first one takes until five past six, the others are answered on the next Monday.
    expect(general?.before?.answered).toBe(3)
    expect(general?.before?.wait.p50).toBeCloseTo(14, 0)
  })

  it('heeds what people set by hand', async () => {
    const presences = [{ advisorId: 'kaya', value: 'away', at: roundAt('08:00').at }] as const
    const { general } = await compared({ ...weekWith(roundAt('10:00')), presences }, same)
    expect(general?.before?.wait.p90 ?? 0).toBeGreaterThan(400)
  })

  it('goes faster with one more person', async () => {
    const rush = Array.from({ length: 30 }, (_, n) => roundAt(`${10 + Math.floor(n / 10)}:${(n % 10) + 10}`))
    const { general } = await compared(weekWith(...rush), (configuration) =>
      withExtraShift(configuration, {
        desk: 'general',
        people: 1,
        hours: { from: '10:00', to: '14:00' },
        days: ['mon'],
      }),
    )
    expect(general?.after?.wait.p90 ?? 0).toBeLessThan((general?.before?.wait.p90 ?? 0) - 30)
    expect(general?.after?.mostWaiting ?? 0).toBeLessThan(general?.before?.mostWaiting ?? 0)
  })

  it('drops a rule once somebody has waited long enough', async () => {
    const turkish = roundAt('10:00', { desk: 'security', topic: 'stolen-card', urgent: true, effort: 5 * MINUTE })
    const { security } = await compared(weekWith(turkish), ({ institute, advisors }) => ({
      institute: { ...institute, routing: { ...institute.routing, relax: [{ rule: 'language', afterMinutes: 30 }] } },
      advisors: advisors.map((advisor) => (advisor.id === 'kaya' ? { ...advisor, languages: ['tr'] } : advisor)),
    }))
    expect(security?.before?.wait.p50).toBeCloseTo(5, 0)
    expect(security?.after?.wait.p50).toBeCloseTo(35, 0)
  })
})
