import { zoneNamed } from '#shared/calendar/zone.ts'
import { DAY, HOUR, type Instant, MINUTE } from '#shared/instant.ts'
import { WORDINGS, type Wording } from './wording.ts'

/**
 * A promised time in words: "heute bis 16:30 Uhr", "by tomorrow, Wednesday, 10 am", "bis Freitag, 27. November,
 * 10 Uhr". Pure.
 * @param now decides what is today
 * @param language two or three letters; without a wording of its own it gets date and time in that language,
 *   and an unknown one in English
 * @param zone IANA zone whose clocks the reader looks at; RangeError when unknown
 */
export function speakPromise(by: Instant, now: Instant, language: string, zone: string): string {
  const wording = WORDINGS.get(language)
  return wording === undefined ? neutral(by, language, zone) : inWords(by, now, wording, zone)
}

function inWords(by: Instant, now: Instant, wording: Wording, zone: string): string {
  const { rangeAt, dayOf } = zoneNamed(zone)
  const wall = by + rangeAt(by).offset
  const atMidnight = wall % DAY === 0
  // Midnight ends a day in people's minds; the clock's date has moved on already.
  const named = atMidnight ? by - 1 : by
  const time = atMidnight ? wording.midnight : timeOfDay(wall % DAY, wording)
  const ahead = dayOf(named) - dayOf(now)
  if (ahead === 0) return fill(wording.today, { time })
  const weekday = format(wording.locale, zone, { weekday: 'long' }, named)
  if (ahead === 1) return fill(wording.tomorrow, { weekday, time })
  const year = { year: 'numeric' } as const
  const otherYear = format('en', zone, year, named) !== format('en', zone, year, now)
  const date = format(wording.locale, zone, { day: 'numeric', month: 'long', ...(otherYear ? year : {}) }, named)
  return fill(wording.later, { weekday, date, time })
}

function timeOfDay(millis: number, wording: Wording): string {
  const hour = Math.floor(millis / HOUR)
  const minute = Math.floor((millis % HOUR) / MINUTE)
  return fill(minute === 0 ? wording.onTheHour : wording.withMinutes, {
    hour24: String(hour),
    hour12: String(hour % 12 || 12),
    minute: String(minute).padStart(2, '0'),
    half: hour < 12 ? 'am' : 'pm',
  })
}

const fill = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '')

/** Date and time as the language writes them, in 24 hours and European digits so that everybody can read them. */
function neutral(by: Instant, language: string, zone: string): string {
  const known = /^[a-z]{2,3}$/u.test(language) && Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
  const options = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  return format(known ? language : 'en-GB', zone, { ...options, hourCycle: 'h23', numberingSystem: 'latn' }, by)
}

/** Making a formatter costs a hundred times what using it does; there are few kinds, so each is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions, at: Instant): string {
  const key = JSON.stringify([locale, zone, options])
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formatters.set(key, formatter)
  return formatter.format(at)
}
