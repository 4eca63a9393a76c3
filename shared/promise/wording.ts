/** How one language says by when. `{…}` are filled in: hour24, hour12, minute, half (am, pm), time, weekday, date. */
export interface Wording {
  /** For names of weekdays and months. */
  readonly locale: string
  readonly onTheHour: string
  readonly withMinutes: string
  /** The end of a day; it belongs to the day that ends. */
  readonly midnight: string
  readonly today: string
  readonly tomorrow: string
  readonly later: string
}

/** A language that is missing here gets a neutral date and time in its own language. */
export const WORDINGS: ReadonlyMap<string, Wording> = new Map([
  [
    'de',
    {
      locale: 'de-DE',
      onTheHour: '{hour24} Uhr',
      withMinutes: '{hour24}:{minute} Uhr',
      midnight: 'Mitternacht (0 Uhr)',
      today: 'heute bis {time}',
      tomorrow: 'morgen, {weekday}, bis {time}',
      later: 'bis {weekday}, {date}, {time}',
    },
  ],
  [
    'en',
    {
      locale: 'en-GB',
      onTheHour: '{hour12} {half}',
      withMinutes: '{hour12}:{minute} {half}',
      midnight: 'midnight (12 am)',
      today: 'today by {time}',
      tomorrow: 'by tomorrow, {weekday}, {time}',
      later: 'by {weekday}, {date}, {time}',
    },
  ],
  [
    'fr',
    {
      locale: 'fr-FR',
      onTheHour: '{hour24}:00',
      withMinutes: '{hour24}:{minute}',
      midnight: 'minuit (0:00)',
      today: 'aujourd’hui avant {time}',
      tomorrow: 'demain, {weekday}, avant {time}',
      later: '{weekday} {date} avant {time}',
    },
  ],
])
