const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MORNING = 9

type SnoozeTime = 'halfHour' | 'twoHours' | 'tomorrow' | 'twoDays' | 'week'

/** Times that people put work aside to, in ms since the epoch, of those alone that lie before `before`; mornings are those of the zone. */
export function snoozeTimes(
  now: number,
  zone: string,
  before: number | undefined,
): readonly { readonly name: SnoozeTime; readonly at: number }[] {
  const morningAfter = (days: number): number => morningOf(now + days * DAY, zone)
  const all = [
    { name: 'halfHour', at: now + 30 * MINUTE },
    { name: 'twoHours', at: now + 2 * HOUR },
    { name: 'tomorrow', at: morningAfter(1) },
    { name: 'twoDays', at: morningAfter(2) },
    { name: 'week', at: morningAfter(7) },
  ] as const
  return all.filter(({ at }) => before === undefined || at < before)
}

/** Nine o'clock of the day that an instant lies on, whatever the clocks do between. */
function morningOf(at: number, zone: string): number {
  const read = (time: number, unit: 'hour' | 'minute'): number =>
    Number(new Intl.DateTimeFormat('en', { timeZone: zone, [unit]: 'numeric', hourCycle: 'h23' }).format(time))
  const moved = at - (at % MINUTE) + (MORNING - read(at, 'hour')) * HOUR - read(at, 'minute') * MINUTE
  // Where the clocks change that night, the hour is one off.
  return moved + (MORNING - read(moved, 'hour')) * HOUR
}
