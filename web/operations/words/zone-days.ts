const DAY_MS = 24 * 3_600_000

/** The local day of a time in ms, such as 2026-11-24; the Swedish way of writing a date is ISO 8601's. */
export const dayOf = (at: number, zone: string): string => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(at)

export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** When a local day such as 2026-11-24 begins, in ms. */
export function startOfDay(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // What a clock of the zone shows at that time, read as UTC, is as far off as the zone is.
  const shown = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const offset = (at: number): number => Date.parse(`${shown.format(at).replace(' ', 'T')}Z`) - at
  return midnight - offset(midnight - offset(midnight))
}
