import type { Instant } from '#shared/instant.ts'
import type { CustomerPromise, Inquiry } from './inquiry.ts'

type Promised = Pick<Inquiry, 'promise' | 'earlierPromises'>

/** What the customer was promised in this round, the first one first; the last one holds. Pure. */
export const promisesOf = ({ promise, earlierPromises = [] }: Promised): readonly CustomerPromise[] =>
  promise === undefined ? earlierPromises : [...earlierPromises, promise]

/**
 * By when it was to be answered before anything was put off, or when it was received where nothing was promised. Its place
 * among others follows from this: whoever is told a later time does not wait longer for it. Pure.
 */
export const firstDue = (inquiry: Promised & Pick<Inquiry, 'receivedAt'>): Instant =>
  promisesOf(inquiry)[0]?.by ?? inquiry.receivedAt

/** When the next of its promises passes that is not noted as broken yet; undefined when there is none. Pure. */
export function passesAt(inquiry: Promised): Instant | undefined {
  const open = promisesOf(inquiry).filter(({ broken }) => broken === undefined)
  return open.length === 0 ? undefined : Math.min(...open.map(({ by }) => by))
}
