import { describe, expect, test } from 'vitest'
import { CALENDARS } from '#shared/calendar/example-calendars.fixture.ts'
import type { InquiryEvent, Milestone } from '#shared/inquiry/inquiry.ts'
import { HOUR, MINUTE } from '#shared/instant.ts'
import { cellsOf } from './cells-of.ts'
import { measurementOf, rebuildFrom } from './measurement-of.ts'
import type { MilestoneEvent } from './open-times.ts'

/** Tuesday, five minutes before the desk in Berlin closes. */
const received = Date.parse('2026-11-24T17:55+01:00')
const answered: Milestone = { name: 'answered', round: 2, from: received, to: received + 16 * HOUR, kept: true }

function eventOf(milestone: Milestone, change: Partial<InquiryEvent> = {}): MilestoneEvent {
  return {
    eventId: 'e1',
    inquiryId: 'i1',
    at: milestone.to,
    type: 'answer',
    by: 'system',
    channel: 'email',
    desk: 'payments',
    topic: 'transfer',
    language: 'de',
    configVersion: 3,
    milestone,
    ...change,
  }
}
const { berlin } = CALENDARS

describe('the measurement of an event', () => {
  test('has both durations side by side, in seconds', () => {
    expect(measurementOf(eventOf(answered), berlin)).toEqual({
      marker: 'i1/answered/2',
      inquiryId: 'i1',
      revision: 0,
      at: answered.to,
      counted: 'nextResponse',
      channel: 'email',
      desk: 'payments',
      topic: 'transfer',
      language: 'de',
      calendarSeconds: 16 * 3_600,
      // Five minutes until closing, and from nine to five to ten the next morning.
      businessSeconds: 3_600,
      kept: true,
    })
  })

  test.each([
    [1, undefined, 'firstResponse'],
    [2, undefined, 'nextResponse'],
    [2, 'question', 'nextResponse'],
    [3, 'reopening', 'answeredAgain'],
  ] as const)(
    'tells answers apart by what their round began with: round %i after %s is %s',
    (round, began, counted) => {
      const milestone: Milestone = { ...answered, round, ...(began === undefined ? {} : { began }) }
      expect(measurementOf(eventOf(milestone), berlin)).toMatchObject({ marker: `i1/answered/${round}`, counted })
    },
  )

  test('of a resolution says where the time went: with us, waiting for the customer, and closed', () => {
    // Tuesday 16:00 to Wednesday 12:00, waiting for the customer from 17:00 to 10:00: one hour is ours on
    // Tuesday, two are on Wednesday. The night lies in the wait.
    const at = (time: string) => Date.parse(time)
    const wait = { from: at('2026-11-24T17:00+01:00'), to: at('2026-11-25T10:00+01:00') }
    const times = { from: at('2026-11-24T16:00+01:00'), to: at('2026-11-25T12:00+01:00') }
    const resolved: Milestone = { name: 'resolved', round: 1, ...times, waits: [wait] }
    expect(measurementOf(eventOf(resolved), berlin).split).toEqual({
      inOurHands: 3 * 3_600,
      waitingForCustomer: 17 * 3_600,
      deskClosed: 0,
    })
    // Without the wait: 2 hours on Tuesday, 15 closed, 3 on Wednesday.
    expect(measurementOf(eventOf({ ...resolved, waits: [] }), berlin).split).toEqual({
      inOurHands: 5 * 3_600,
      waitingForCustomer: 0,
      deskClosed: 15 * 3_600,
    })
  })

  test('adds to the advisor what was theirs, apart from what was late before they got it', () => {
    const since = Date.parse('2026-11-25T09:00+01:00')
    const advisor = { id: 'kaya', since, promisedBy: since - HOUR }
    const measurement = measurementOf(eventOf({ ...answered, kept: false, breachCounted: true, advisor }), berlin)
    // The wait before lasted from 17:55 to 9:00, five minutes of it open; the hour from 9 to 9:55 was theirs.
    expect(measurement.advisor).toEqual({
      advisorId: 'kaya',
      did: 'answered',
      own: { calendar: 55 * 60, business: 55 * 60 },
      before: { calendar: 15 * 3_600 + 5 * 60, business: 5 * 60 },
      kept: false,
      lateBefore: true,
    })
    // The breach has been counted when it happened.
    expect(measurement).not.toHaveProperty('kept')
  })

  test('is never negative, and says nothing of a promise where there was none', () => {
    const early: Milestone = { name: 'acknowledged', round: 1, from: received, to: received - 5 }
    const measurement = measurementOf(eventOf(early), berlin)
    expect(measurement).toMatchObject({ calendarSeconds: 0, businessSeconds: 0 })
    expect(measurement).not.toHaveProperty('kept')
  })
})

const measured = (event: MilestoneEvent) => measurementOf(event, berlin)

describe('a rebuild', () => {
  const milestone = (name: Milestone['name'], to: number): Milestone => ({ name, round: 1, from: received, to })
  const inTheHour = milestone('assigned', received + MINUTE)
  const events = [
    eventOf(inTheHour),
    eventOf(milestone('acknowledged', received + 2 * MINUTE)),
    eventOf(milestone('answered', received + 20 * MINUTE)),
  ]
  const range = { from: received, to: received + MINUTE }

  test('gives the measurements of the hours that the range touches, once each', () => {
    const measurements = rebuildFrom([...events, ...events].map(measured), range)
    expect(measurements.map(({ marker }) => marker).sort()).toEqual(['i1/acknowledged/1', 'i1/assigned/1'])
  })

  test('takes the earlier of two events that claim the same milestone, in whatever order they come', () => {
    const late = eventOf(milestone('assigned', received + 4 * MINUTE))
    for (const order of [
      [late, eventOf(inTheHour)],
      [eventOf(inTheHour), late],
    ]) {
      expect(rebuildFrom(order.map(measured), range).map(({ at }) => at)).toEqual([inTheHour.to])
    }
  })

  test('takes what corrects another one, in whatever order they come, also where it never was', () => {
    const right = eventOf({ ...inTheHour, revision: 2 }, { desk: 'cards' })
    const never = eventOf({ ...inTheHour, revision: 3, withdrawn: true })
    const wrong = eventOf(inTheHour)
    for (const order of [
      [wrong, right],
      [right, wrong],
    ])
      expect(rebuildFrom(order.map(measured), range).map(({ desk }) => desk)).toEqual(['cards'])
    const kept = rebuildFrom([never, right, wrong].map(measured), range)
    expect(kept).toMatchObject([{ withdrawn: true }])
    expect(cellsOf(kept)).toEqual([])
  })

  test('of an empty range is empty', () => {
    expect(rebuildFrom(events.map(measured), { from: received, to: received })).toEqual([])
  })
})
