import type { Summary } from '../api-shapes.ts'

type Promised = Pick<Summary, 'status' | 'promise'>

/** Whether a person still owes an answer. */
export const isOpen = ({ status }: Pick<Summary, 'status'>): boolean => status === 'waiting' || status === 'assigned'

/** How a promise stands: none is open, there is time, it is due within the hour, or its time has passed. */
export type PromiseState = 'none' | 'time' | 'soon' | 'late'

const SOON_MS = 60 * 60_000

/** `now` in ms since the epoch. */
export function promiseStateOf(inquiry: Promised, now: number): PromiseState {
  if (!isOpen(inquiry) || inquiry.promise === undefined) return 'none'
  const left = Date.parse(inquiry.promise.by) - now
  if (left < 0) return 'late'
  return left <= SOON_MS ? 'soon' : 'time'
}
