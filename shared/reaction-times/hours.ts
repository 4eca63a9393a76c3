import { HOUR, type Instant } from '#shared/instant.ts'

/** The start of the hour (UTC) that holds the instant. */
export const hourOf = (at: Instant): Instant => Math.floor(at / HOUR) * HOUR

/** Starts of all hours (UTC) that touch [from, to), in order; none when the range is empty. */
export function hoursTouching(from: Instant, to: Instant): Instant[] {
  const hours: Instant[] = []
  if (from >= to) return hours
  for (let hour = hourOf(from); hour < to; hour += HOUR) hours.push(hour)
  return hours
}

/** Whether the instant lies in one of the hours (UTC) that touch [from, to). */
export const inHoursTouching = (at: Instant, from: Instant, to: Instant): boolean =>
  from < to && at >= hourOf(from) && hourOf(at) < to
