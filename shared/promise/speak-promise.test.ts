import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '#shared/instant.ts'
import { runs } from '#tests/support/property-runs.ts'
import { speakPromise } from './speak-promise.ts'

/** Tuesday. */
const now = Date.parse('2026-11-24T10:07+01:00')
const say = (by: string, language: string, zone = 'Europe/Berlin') => speakPromise(Date.parse(by), now, language, zone)

describe('a promise in words', () => {
  test.each([
    ['2026-11-24T16:30+01:00', 'heute bis 16:30 Uhr', 'today by 4:30 pm'],
    ['2026-11-24T18:00+01:00', 'heute bis 18 Uhr', 'today by 6 pm'],
    ['2026-11-24T12:00+01:00', 'heute bis 12 Uhr', 'today by 12 pm'],
    ['2026-11-25T09:05+01:00', 'morgen, Mittwoch, bis 9:05 Uhr', 'by tomorrow, Wednesday, 9:05 am'],
    ['2026-11-25T10:00+01:00', 'morgen, Mittwoch, bis 10 Uhr', 'by tomorrow, Wednesday, 10 am'],
    ['2026-11-27T10:00+01:00', 'bis Freitag, 27. November, 10 Uhr', 'by Friday, 27 November, 10 am'],
    ['2027-01-04T10:00+01:00', 'bis Montag, 4. Januar 2027, 10 Uhr', 'by Monday, 4 January 2027, 10 am'],
    ['2026-11-25T00:30+01:00', 'morgen, Mittwoch, bis 0:30 Uhr', 'by tomorrow, Wednesday, 12:30 am'],
    ['2026-11-25T00:00+01:00', 'heute bis Mitternacht (0 Uhr)', 'today by midnight (12 am)'],
    ['2026-11-24T09:00+01:00', 'heute bis 9 Uhr', 'today by 9 am'],
  ])('for %s is "%s" and "%s"', (by, german, english) => {
    expect(say(by, 'de')).toBe(german)
    expect(say(by, 'en')).toBe(english)
  })

  test('is in French', () => {
    expect(say('2026-11-24T16:30+01:00', 'fr')).toBe('aujourd’hui avant 16:30')
    expect(say('2026-11-25T10:00+01:00', 'fr')).toBe('demain, mercredi, avant 10:00')
    expect(say('2026-11-27T10:00+01:00', 'fr')).toBe('vendredi 27 novembre avant 10:00')
  })

  test('names the time of the institute and its day, not those of UTC', () => {
    expect(say('2026-11-24T23:30Z', 'de')).toBe('morgen, Mittwoch, bis 0:30 Uhr')
    expect(say('2026-11-24T23:30Z', 'de', 'America/New_York')).toBe('heute bis 18:30 Uhr')
  })

  test('in a language without wording is date and time as that language writes them', () => {
    expect(say('2026-11-27T16:30+01:00', 'it')).toBe('venerdì 27 novembre alle ore 16:30')
    expect(say('2026-11-27T16:30+01:00', 'ar')).toContain('16:30')
  })

  test.each(['xx', 'constructor', '', 'de-DE'])('in the unknown language "%s" is in English', (language) => {
    expect(say('2026-11-27T16:30+01:00', language)).toBe('Friday 27 November at 16:30')
  })
})

/** What the contract looks for in an acknowledgement. */
function timeIsIn(text: string, at: number): boolean {
  const [hour = '', minute = ''] = new Intl.DateTimeFormat('de-DE', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .split(':')
  const [h24, h12] = [Number(hour), Number(hour) % 12 || 12]
  const forms = minute === '00' ? `\\b0?${h24} (Uhr|o.clock)|\\b${h12} ?[ap]\\.?m` : `\\b${h12}[:.]${minute} ?[ap]\\.?m`
  return new RegExp(`\\b0?${h24}[:.]${minute}\\b|${forms}`, 'iu').test(text)
}

test('the promised time can be read from the words in every language', () => {
  const anyBy = fc.integer({ min: 0, max: 400 * 24 * 12 }).map((steps) => now + 8 * MINUTE + steps * 5 * MINUTE)
  fc.assert(
    fc.property(anyBy, fc.constantFrom('de', 'en', 'fr', 'it', 'es', 'tr', 'pl', 'xx'), (by, language) => {
      expect(timeIsIn(speakPromise(by, now, language, 'Europe/Berlin'), by)).toBe(true)
    }),
    { numRuns: runs(500) },
  )
})

test('a promise of another day that is over is named with its date', () => {
  expect(speakPromise(now - DAY, now, 'de', 'Europe/Berlin')).toBe('bis Montag, 23. November, 10:07 Uhr')
})
