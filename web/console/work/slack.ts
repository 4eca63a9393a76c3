import type { Summary } from '../api-shapes.ts'

const SOON_MS = 60 * 60_000

/** How a promise stands: nothing was promised or all is answered, there is time, it is due within the hour, or it is broken. */
export type Slack = 'none' | 'time' | 'soon' | 'late'

/** `now` in ms since the epoch. */
export function slackOf({ promise, status }: Pick<Summary, 'promise' | 'status'>, now: number): Slack {
  if (promise === undefined || (status !== 'waiting' && status !== 'assigned')) return 'none'
  const left = Date.parse(promise.by) - now
  if (left < 0) return 'late'
  return left < SOON_MS ? 'soon' : 'time'
}
