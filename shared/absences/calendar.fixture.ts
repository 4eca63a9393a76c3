/** An iCalendar text of events, each given by its lines; a year from 1 November 2026 is read. */
export const calendarText = (events: readonly (readonly string[])[], head: readonly string[] = []): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    ...head,
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

export const YEAR_RANGE = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2027, 10, 1) }
