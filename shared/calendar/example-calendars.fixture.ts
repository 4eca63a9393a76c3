import type { Hours, Week } from '#shared/configuration/schema.ts'
import { compileCalendar } from './compile-calendar.ts'

/** Calendars whose hours are easy to reckon with by hand; for tests. */
const none: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const office = [{ from: '09:00', to: '18:00' }]
const lunch = [
  { from: '09:00', to: '12:30' },
  { from: '14:00', to: '17:00' },
]
const allDay = [{ from: '00:00', to: '24:00' }]

/** Monday to Thursday 9 to 18, Friday 9 to 14, Saturday and Sunday closed; half a day on Christmas Eve. */
const officeHours: Hours = {
  week: { ...none, mon: office, tue: office, wed: office, thu: office, fri: [{ from: '09:00', to: '14:00' }] },
  onHolidays: false,
  days: [
    { date: '2026-12-24', open: [{ from: '09:00', to: '12:00' }] },
    { date: '2026-11-28', open: [{ from: '10:00', to: '13:00' }] },
    { date: '2026-11-19', open: [] },
  ],
}
const everyDay: Hours = {
  week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  onHolidays: false,
}
/** As banks do: on 24 and 31 December until noon, whenever that is a day on which they open. */
const halfDays: Hours = {
  ...officeHours,
  days: [],
  yearly: [
    { day: '12-24', open: [{ from: '09:00', to: '12:00' }] },
    { day: '12-31', open: [{ from: '09:00', to: '12:00' }] },
  ],
}
/** Sunday nights, when clocks change: 1 to 4. */
const smallHours: Hours = { week: { ...none, sun: [{ from: '01:00', to: '04:00' }] }, onHolidays: true }
/** Sundays inside the hour that the clocks skip or repeat in Berlin. */
const insideTheHour: Hours = { week: { ...none, sun: [{ from: '02:15', to: '02:45' }] }, onHolidays: true }
/** Tuesday 22 until Wednesday 6. */
const overnight: Hours = {
  week: { ...none, tue: [{ from: '22:00', to: '24:00' }], wed: [{ from: '00:00', to: '06:00' }] },
  onHolidays: true,
}
const workdaysWithLunch: Hours = {
  week: { ...none, mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: lunch },
  onHolidays: false,
}

const german = ['2026-01-01', '2026-04-03', '2026-04-06', '2026-12-25', '2026-12-26', '2027-01-01']
const american = ['2026-11-26', '2026-12-25']
const portuguese = ['2026-12-01', '2026-12-08', '2026-12-25']

export const CALENDARS = {
  berlin: compileCalendar(officeHours, 'Europe/Berlin', german),
  berlinOpenOnHolidays: compileCalendar({ ...officeHours, onHolidays: true }, 'Europe/Berlin', german),
  berlinHalfDays: compileCalendar(halfDays, 'Europe/Berlin', german),
  berlinEveryDay: compileCalendar(everyDay, 'Europe/Berlin', german),
  berlinSmallHours: compileCalendar(smallHours, 'Europe/Berlin', german),
  berlinInsideTheHour: compileCalendar(insideTheHour, 'Europe/Berlin', german),
  berlinOvernight: compileCalendar(overnight, 'Europe/Berlin', german),
  lisbon: compileCalendar(workdaysWithLunch, 'Europe/Lisbon', portuguese),
  lisbonSmallHours: compileCalendar(smallHours, 'Europe/Lisbon', portuguese),
  lisbonEveryDay: compileCalendar(everyDay, 'Europe/Lisbon', []),
  newYork: compileCalendar(workdaysWithLunch, 'America/New_York', american),
  newYorkSmallHours: compileCalendar(smallHours, 'America/New_York', american),
  newYorkEveryDay: compileCalendar(everyDay, 'America/New_York', []),
  havanaEveryDay: compileCalendar(everyDay, 'America/Havana', []),
  lordHoweSmallHours: compileCalendar(smallHours, 'Australia/Lord_Howe', []),
  apiaEveryDay: compileCalendar(everyDay, 'Pacific/Apia', []),
  always: compileCalendar('always', 'Europe/Berlin', german),
} as const
export type CalendarName = keyof typeof CALENDARS
