import { describe, expect, it } from 'vitest'
import { adviceOn } from './advice.ts'
import { exampleSource } from './example-source.fixture.ts'
import { fieldIssue } from './problem.ts'
import type { Advisor, Desk } from './schema.ts'
import { unstaffedHours } from './unstaffed-hours.ts'

const source = exampleSource()
const [general, security] = source.desks
const [kaya, wolf] = source.advisors
if (!general || !security || !kaya || !wolf) throw new Error('the example is incomplete')
const staffed: Desk = { ...security, hours: general.hours, urgent: false }
const advice = (change: { desk?: Partial<Desk>; advisor?: Partial<Advisor>; webhook?: string }) =>
  adviceOn({
    ...source,
    institute: { ...source.institute, escalationWebhook: change.webhook },
    desks: [{ ...general, ...change.desk }, staffed],
    advisors: [{ ...kaya, ...change.advisor }, wolf],
  })
    .map(fieldIssue)
    .map(({ path, message }) => `${path} ${message}`)

describe('advice', () => {
  it('is none where all is staffed, reached and heard', () => {
    expect(advice({})).toEqual([])
  })

  it('names the hours in which a desk is open and nobody has a shift', () => {
    const always = advice({ desk: { hours: 'always' } })
    expect(always).toEqual([
      'desks[0].hours is open while none of its advisors has a shift, mon 00:00–09:00, mon 18:00–24:00, tue 00:00–24:00, wed 00:00–24:00, thu 00:00–24:00 and 3 more: promises count these hours, so give somebody a shift or open less',
    ])
  })

  it('names a desk to which nothing leads', () => {
    expect(adviceOn({ ...source, desks: [general, { ...staffed, id: 'idle' }] }).map(({ path }) => path)).toEqual([
      ['desks', 1, 'hours'],
      ['desks', 1],
    ])
  })

  it('names alarms that reach nobody', () => {
    const escalation: Desk['escalation'] = [{ atMinutes: 0, to: ['lead', 'deputy-lead', 'on-call', 'webhook'] }]
    expect(advice({ desk: { escalation } })).toHaveLength(4)
    const heard = { escalation, leads: ['kaya'], deputyLeads: ['wolf'] }
    expect(advice({ desk: heard, webhook: 'https://bank.example/alarm' })).toEqual([])
  })

  it('names a licence that no desk asks for, and the one that was probably meant', () => {
    expect(advice({ desk: { licences: ['securities'] }, advisor: { licences: ['securties', 'boats'] } })).toEqual([
      'advisors[0].licences[0] is asked for by no desk: did you mean securities?',
      'advisors[0].licences[1] is asked for by no desk: take it out, or name it with a desk',
    ])
  })

  it('names who has no shifts, and whose deputies may not stand in', () => {
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    expect(advice({ advisor: { shifts: none, desks: ['security'] } })).toEqual([
      expect.stringMatching(/^desks\[1\]\.hours is open/u),
      expect.stringMatching(/^advisors\[0\]\.shifts are none/u),
      expect.stringMatching(/^advisors\[0\]\.deputies work at none of the same desks/u),
      expect.stringMatching(/^advisors\[1\]\.deputies/u),
    ])
  })
})

describe('hours without anybody', () => {
  it.each([
    [
      '08:00',
      '20:00',
      [
        ['09:00', '12:00'],
        ['11:00', '18:00'],
      ],
      ['mon 08:00–09:00', 'mon 18:00–20:00'],
    ],
    ['08:00', '20:00', [['00:00', '24:00']], []],
    ['08:00', '12:00', [['13:00', '14:00']], ['mon 08:00–12:00']],
    [
      '08:00',
      '20:00',
      [
        ['10:00', '12:00'],
        ['14:00', '24:00'],
      ],
      ['mon 08:00–10:00', 'mon 12:00–14:00'],
    ],
  ])('from %s to %s with shifts %j are %j', (from, to, shifts, gaps) => {
    const none = { tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const week = { mon: [{ from, to }], ...none }
    const staff = shifts.map(([begins = '', ends = '']) => ({ shifts: { mon: [{ from: begins, to: ends }], ...none } }))
    expect(unstaffedHours({ hours: { week, onHolidays: false } }, staff)).toEqual(gaps)
  })
})
