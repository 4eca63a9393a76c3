/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Stored and compared as a number; ISO 8601 only at the edges. */
export type Instant = number

/** Length of time in milliseconds. */
export type Millis = number

export const SECOND: Millis = 1_000
export const MINUTE: Millis = 60 * SECOND
export const HOUR: Millis = 60 * MINUTE
export const DAY: Millis = 24 * HOUR

/** The time that the business sees. Tests and the local clock helper move it; nothing in the core reads a clock itself. */
export type Clock = () => Instant

/** A new random id: 26 characters of lower-case base32 (128 bits). */
export type NewId = () => string

/** ISO 8601 in UTC with milliseconds, as the API shows times. */
export const iso = (instant: Instant): string => new Date(instant).toISOString()
