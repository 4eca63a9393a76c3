import { describe, expect, test } from 'vitest'
import { CALENDARS } from '#shared/calendar/example-calendars.fixture.ts'
import type { InquiryEvent, Milestone } from '#shared/inquiry/inquiry.ts'
import { HOUR, MINUTE } from '#shared/instant.ts'
import { measurementOf, rebuildFrom } from './measurement-of.ts'

/** Tuesday, five minutes before the desk in Berlin closes. */
const received = Date.parse('2026-11-24T17:55+01:00')
const answered: Milestone = { name: 'answered', round: 2, from: received, to: received + 16 * HOUR, kept: true }

function eventOf(milestone: Milestone | undefined, change: Partial<InquiryEvent> = {}): InquiryEvent {
  return {
    eventId: 'e1',
    inquiryId: 'i1',
    at: milestone?.to ?? received,
    type: 'answer',
    by: 'system',
    channel: 'email',
    desk: 'payments',
    topic: 'transfer',
    language: 'de',
    configVersion: 3,
    ...(milestone === undefined ? {} : { milestone }),
    ...change,
  }
}
const berlin = () => CALENDARS.berlin

describe('the measurement of an event', () => {
  test('has both durations side by side, in seconds', () => {
    expect(measurementOf(eventOf(answered), berlin)).toEqual({
      marker: 'i1/answered/2',
      at: answered.to,
      milestone: 'answered',
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

  test('is none where no milestone was reached', () => {
    expect(measurementOf(eventOf(undefined), berlin)).toBeUndefined()
  })

  test('uses the calendar of the desk in the version of the configuration that held then', () => {
    const asked: unknown[] = []
    measurementOf(eventOf(answered), (...question) => {
      asked.push(question)
      return CALENDARS.always
    })
    expect(asked).toEqual([['payments', 3]])
  })

  test('is never negative, and says nothing of a promise where there was none', () => {
    const early: Milestone = { name: 'acknowledged', round: 1, from: received, to: received - 5 }
    const measurement = measurementOf(eventOf(early), berlin)
    expect(measurement).toMatchObject({ calendarSeconds: 0, businessSeconds: 0 })
    expect(measurement).not.toHaveProperty('kept')
  })
})

describe('a rebuild', () => {
  const milestone = (name: Milestone['name'], to: number): Milestone => ({ name, round: 1, from: received, to })
  const inTheHour = milestone('assigned', received + MINUTE)
  const events = [
    eventOf(inTheHour),
    eventOf(milestone('acknowledged', received + 2 * MINUTE)),
    eventOf(milestone('answered', received + 20 * MINUTE)),
    eventOf(undefined),
  ]
  const range = { from: received, to: received + MINUTE }

  test('gives the measurements of the hours that the range touches, once each', () => {
    const measurements = rebuildFrom([...events, ...events], range, berlin)
    expect(measurements.map(({ marker }) => marker).sort()).toEqual(['i1/acknowledged/1', 'i1/assigned/1'])
  })

  test('takes the earlier of two events that claim the same milestone, in whatever order they come', () => {
    const late = eventOf(milestone('assigned', received + 4 * MINUTE))
    for (const order of [
      [late, eventOf(inTheHour)],
      [eventOf(inTheHour), late],
    ]) {
      expect(rebuildFrom(order, range, berlin).map(({ at }) => at)).toEqual([inTheHour.to])
    }
  })

  test('of an empty range is empty', () => {
    expect(rebuildFrom(events, { from: received, to: received }, berlin)).toEqual([])
  })
})
