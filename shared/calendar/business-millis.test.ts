import { describe, expect, test } from 'vitest'
import { MINUTE } from '#shared/instant.ts'
import { CALENDARS, type CalendarName } from './example-calendars.fixture.ts'

/**
 * Calendar, from, to, minutes of open time: reckoned by hand with a wall calendar, as the comments show. In Berlin a day
 * from Monday to Thursday has 9 × 60 = 540 minutes (9 to 18), a Friday 5 × 60 = 300 (9 to 14), a week 4 × 540 + 300 =
 * 2,460; in Lisbon and New York a workday has 210 + 180 = 390 (9 to 12:30, 14 to 17), a week 1,950.
 */
type Case = readonly [CalendarName, string, string, number]

const ordinary: readonly Case[] = [
  ['berlin', '2026-11-24T10:00+01:00', '2026-11-24T11:30+01:00', 90], // Tuesday, 10 to 11:30
  ['berlin', '2026-11-24T10:00+01:00', '2026-11-24T10:00+01:00', 0], // no time at all
  ['berlin', '2026-11-24T08:00+01:00', '2026-11-24T09:30+01:00', 30], // from the opening at 9
  ['berlin', '2026-11-24T17:30+01:00', '2026-11-24T20:00+01:00', 30], // until the closing at 18
  ['berlin', '2026-11-24T17:30+01:00', '2026-11-25T09:30+01:00', 60], // 30 until 18, 30 from 9
  ['berlin', '2026-11-24T18:00+01:00', '2026-11-25T09:00+01:00', 0], // one night
  ['berlin', '2026-11-24T00:00+01:00', '2026-11-25T00:00+01:00', 540], // one Tuesday
  ['berlin', '2026-11-23T00:00+01:00', '2026-11-30T00:00+01:00', 4 * 540 + 300 + 180], // the Saturday is open from 10 to 13
  ['berlin', '2026-11-20T13:59+01:00', '2026-11-23T09:01+01:00', 2], // Friday's last minute, Monday's first
  ['berlin', '2026-11-21T10:00+01:00', '2026-11-22T18:00+01:00', 0], // Saturday and Sunday
  ['berlin', '2026-11-24T11:30+01:00', '2026-11-24T10:00+01:00', -90], // backwards
  ['lisbon', '2026-11-24T12:00+00:00', '2026-11-24T14:30+00:00', 60], // 30 before lunch, 30 after
  ['lisbon', '2026-11-24T12:30+00:00', '2026-11-24T14:00+00:00', 0], // lunch
  ['newYork', '2026-11-24T09:00-05:00', '2026-11-24T17:00-05:00', 390], // a workday
  ['newYork', '2026-11-24T13:00+00:00', '2026-11-24T15:00+00:00', 60], // 8 to 10 there
]

const holidaysAndHalfDays: readonly Case[] = [
  ['berlin', '2026-12-23T17:00+01:00', '2026-12-28T10:00+01:00', 60 + 180 + 60], // Wednesday from 17, the half day, Monday until 10
  ['berlin', '2026-12-24T11:30+01:00', '2026-12-24T15:00+01:00', 30], // closes at 12
  ['berlin', '2026-12-24T12:00+01:00', '2026-12-28T09:00+01:00', 0], // holidays and a weekend
  ['berlin', '2026-12-25T09:00+01:00', '2026-12-25T18:00+01:00', 0], // Christmas Day
  ['berlinOpenOnHolidays', '2026-12-25T09:00+01:00', '2026-12-25T18:00+01:00', 300], // it is a Friday: 9 to 14
  ['berlinOpenOnHolidays', '2026-12-24T09:00+01:00', '2026-12-24T18:00+01:00', 180], // the special day wins
  ['berlin', '2026-11-27T13:30+01:00', '2026-11-27T18:00+01:00', 30], // Friday until 14
  ['berlin', '2026-11-27T13:30+01:00', '2026-11-28T10:30+01:00', 60], // 30 on Friday, 30 on the open Saturday
  ['berlin', '2026-11-28T00:00+01:00', '2026-11-29T00:00+01:00', 180], // the open Saturday, 10 to 13
  ['berlin', '2026-11-18T17:00+01:00', '2026-11-20T10:00+01:00', 120], // 60, the Thursday is closed, 60
  ['berlin', '2026-04-02T17:00+02:00', '2026-04-07T10:00+02:00', 120], // 60, Easter from Friday to Monday, 60
  ['berlin', '2026-12-31T17:00+01:00', '2027-01-04T09:30+01:00', 90], // 60, New Year and a weekend, 30
  ['berlinEveryDay', '2026-12-24T23:00+01:00', '2026-12-27T01:00+01:00', 120], // 60, two holidays, 60
  ['newYork', '2026-11-25T16:00-05:00', '2026-11-27T10:00-05:00', 120], // 60, Thanksgiving, 60
  ['lisbon', '2026-11-30T16:30+00:00', '2026-12-02T09:15+00:00', 45], // 30, a holiday, 15
  ['always', '2026-12-24T23:00+01:00', '2026-12-27T01:00+01:00', 50 * 60], // two days and two hours
]

const halfDaysEveryYear: readonly Case[] = [
  ['berlinHalfDays', '2026-12-24T00:00+01:00', '2026-12-25T00:00+01:00', 180], // Thursday, 9 to 12
  ['berlinHalfDays', '2026-12-24T11:30+01:00', '2026-12-24T18:00+01:00', 30], // closes at 12
  ['berlinHalfDays', '2026-12-23T17:00+01:00', '2026-12-28T10:00+01:00', 300], // 60 + 180, Christmas and a weekend, 60
  ['berlinHalfDays', '2026-12-31T11:00+01:00', '2027-01-04T10:00+01:00', 120], // 60 until 12, New Year and a weekend, 60
  ['berlinHalfDays', '2026-12-31T12:00+01:00', '2027-01-04T09:00+01:00', 0], // from the half day to the next opening
  ['berlinHalfDays', '2027-12-24T00:00+01:00', '2027-12-25T00:00+01:00', 180], // a Friday, otherwise 9 to 14
  ['berlinHalfDays', '2028-12-24T00:00+01:00', '2028-12-25T00:00+01:00', 0], // a Sunday stays closed
  ['berlinHalfDays', '2026-12-28T00:00+01:00', '2027-01-01T00:00+01:00', 1_800], // 3 × 540 + 180
]

const clocksGoForward: readonly Case[] = [
  ['berlinEveryDay', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', 23 * 60], // 2 to 3 is not there
  ['berlinEveryDay', '2026-03-29T01:59+01:00', '2026-03-29T03:01+02:00', 2], // 1:59 to 2, then 3 to 3:01
  ['berlinSmallHours', '2026-03-29T00:00+01:00', '2026-03-29T12:00+02:00', 120], // 1 to 2 and 3 to 4
  ['berlinSmallHours', '2026-03-29T01:30+01:00', '2026-03-29T03:30+02:00', 60], // 1:30 to 2 and 3 to 3:30
  ['berlinInsideTheHour', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', 0], // its half hour is skipped
  ['berlin', '2026-03-27T13:00+01:00', '2026-03-30T10:00+02:00', 120], // Friday from 13 to 14, Monday from 9 to 10
  ['lisbonEveryDay', '2026-03-29T00:00+00:00', '2026-03-30T00:00+01:00', 23 * 60], // 1 to 2 is not there
  ['lisbonSmallHours', '2026-03-29T00:00+00:00', '2026-03-29T12:00+01:00', 120], // 2 to 4: the hour from 1 is skipped
  ['lisbonSmallHours', '2026-03-29T00:59+00:00', '2026-03-29T02:01+01:00', 1], // 0:59 to 1 is before it opens, 2 to 2:01
  ['lisbon', '2026-03-27T16:00+00:00', '2026-03-30T10:00+01:00', 120], // Friday from 16 to 17, Monday from 9 to 10
  ['newYorkEveryDay', '2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00', 23 * 60], // 2 to 3 is not there
  ['newYorkSmallHours', '2026-03-08T00:00-05:00', '2026-03-08T12:00-04:00', 120], // 1 to 2 and 3 to 4
  ['newYorkSmallHours', '2026-03-08T01:30-05:00', '2026-03-08T03:30-04:00', 60], // 1:30 to 2 and 3 to 3:30
  ['newYork', '2026-03-06T16:00-05:00', '2026-03-09T10:00-04:00', 120], // Friday from 16 to 17, Monday from 9 to 10
  ['havanaEveryDay', '2026-03-08T01:00-04:00', '2026-03-09T00:00-04:00', 23 * 60], // the day begins at 1
  ['always', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', 23 * 60], // a day of 23 hours
]

const clocksGoBack: readonly Case[] = [
  ['berlinEveryDay', '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00', 25 * 60], // 2 to 3 comes twice
  ['berlinEveryDay', '2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00', 60], // from one half past two to the other
  ['berlinSmallHours', '2026-10-25T00:00+02:00', '2026-10-25T12:00+01:00', 240], // 1 to 4 with 2 to 3 twice
  ['berlinInsideTheHour', '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00', 60], // its half hour comes twice
  ['berlinInsideTheHour', '2026-10-25T02:45+02:00', '2026-10-25T02:15+01:00', 0], // between the two
  ['berlin', '2026-10-23T13:00+02:00', '2026-10-26T10:00+01:00', 120], // Friday from 13 to 14, Monday from 9 to 10
  ['lisbonEveryDay', '2026-10-25T00:00+01:00', '2026-10-26T00:00+00:00', 25 * 60], // 1 to 2 comes twice
  ['lisbonSmallHours', '2026-10-25T00:00+01:00', '2026-10-25T12:00+00:00', 240], // 1 to 4 with 1 to 2 twice
  ['lisbon', '2026-10-23T16:00+01:00', '2026-10-26T10:00+00:00', 120], // Friday from 16 to 17, Monday from 9 to 10
  ['newYorkEveryDay', '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00', 25 * 60], // 1 to 2 comes twice
  ['newYorkSmallHours', '2026-11-01T00:00-04:00', '2026-11-01T12:00-05:00', 240], // 1 to 4 with 1 to 2 twice
  ['newYorkSmallHours', '2026-11-01T01:30-04:00', '2026-11-01T01:30-05:00', 60], // from one half past one to the other
  ['newYork', '2026-10-30T16:00-04:00', '2026-11-02T10:00-05:00', 120], // Friday from 16 to 17, Monday from 9 to 10
  ['havanaEveryDay', '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00', 25 * 60], // 0 to 1 comes twice
  ['lordHoweSmallHours', '2026-04-05T00:00+11:00', '2026-04-05T12:00+10:30', 210], // 180 and the half hour that comes twice
  ['always', '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00', 25 * 60], // a day of 25 hours
]

const midnightAndHistory: readonly Case[] = [
  ['berlinOvernight', '2026-11-24T23:00+01:00', '2026-11-25T01:00+01:00', 120], // one hour on either side
  ['berlinOvernight', '2026-11-24T00:00+01:00', '2026-11-26T00:00+01:00', 480], // 22 to 24 and 0 to 6
  ['berlinOvernight', '2026-11-24T23:59+01:00', '2026-11-25T00:00+01:00', 1], // the last minute of the day
  ['berlinOvernight', '2026-11-25T05:59+01:00', '2026-11-25T06:01+01:00', 1], // closes at 6
  ['berlinEveryDay', '2026-11-24T23:59+01:00', '2026-11-25T00:01+01:00', 2], // nothing is lost at midnight
  ['always', '2026-11-24T23:59+01:00', '2026-11-25T00:01+01:00', 2], // nothing is lost at midnight
  // Twelve weeks of 4 × 540 + 300 minutes, there and back.
  ['berlin', '2026-06-01T00:00+02:00', '2026-08-24T00:00+02:00', 12 * 2_460],
  ['berlin', '2026-08-24T00:00+02:00', '2026-06-01T00:00+02:00', -12 * 2_460],
  // Over both changes: the lost and the repeated hour cancel out.
  ['berlinEveryDay', '2027-01-02T00:00+01:00', '2028-01-02T00:00+01:00', 365 * 1_440],
  // Twelve weeks over the spring change, without Good Friday (300) and Easter Monday (540).
  ['berlin', '2026-02-02T00:00+01:00', '2026-04-27T00:00+02:00', 12 * 2_460 - 300 - 540],
  // Ten weeks over a change each; in New York Thanksgiving is missing.
  ['lisbon', '2026-03-02T00:00+00:00', '2026-05-11T00:00+01:00', 10 * 1_950],
  ['newYork', '2026-09-28T00:00-04:00', '2026-12-07T00:00-05:00', 10 * 1_950 - 390],
  // Half a year has 31 + 28 + 31 + 30 + 31 + 30 = 181 days and lost an hour.
  ['always', '2026-01-01T00:00+01:00', '2026-07-01T00:00+02:00', 181 * 1_440 - 60],
  // Samoa went from 29 to 31 December 2011: the day between was never.
  ['apiaEveryDay', '2011-12-29T00:00-10:00', '2012-01-01T00:00+14:00', 2 * 1_440],
]

describe.each([
  ['ordinary days', ordinary],
  ['holidays and half days', holidaysAndHalfDays],
  ['half days of every year', halfDaysEveryYear],
  ['clocks going forward', clocksGoForward],
  ['clocks going back', clocksGoBack],
  ['midnight and months of history', midnightAndHistory],
])('open time on %s', (_, cases) => {
  test.each(cases)('%s from %s to %s is %d minutes', (calendar, from, to, minutes) => {
    expect(CALENDARS[calendar].businessMillis(Date.parse(from), Date.parse(to))).toBe(minutes * MINUTE)
  })
})
