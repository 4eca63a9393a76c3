import type { Clock } from '#shared/instant.ts'
import { SECOND } from '#shared/instant.ts'

/** What the mail service allows the account. */
export interface SendQuota {
  /** Mails a second. */
  readonly perSecond: number
  /** Mails that may still go out within 24 hours, as of when this was read; Infinity without a limit. */
  readonly left: number
}

/** Counts what all senders together hand over in one second. May throw Unavailable. */
export interface SendWindow {
  /** Counts one under `second` (seconds since 1970) unless `limit` is reached. `key` spreads large limits, nothing else. */
  take(second: number, limit: number, key: string): Promise<boolean>
}

/** Seconds to wait before the mail may go out; 0: now. May throw Unavailable. */
export type SendPacer = (key: string) => Promise<number>

/** While the day's quota is used up: as long as a queue can put a message off. */
const QUOTA_PAUSE = 900
/** Those that find a second full come back spread over this many, so that they do not all meet again. */
const SPREAD = 20

/**
 * Keeps to the account's limits by waiting. Windows are whole seconds shared by all senders: no second gets more than
 * `perSecond`, two halves of neighbouring ones may together get up to twice that, which SES allows for a moment. The
 * day's quota is as exact as `quota` is fresh.
 */
export const createSendPacer =
  (deps: { readonly window: SendWindow; readonly quota: () => Promise<SendQuota>; readonly clock: Clock }): SendPacer =>
  async (key) => {
    const { perSecond, left } = await deps.quota()
    if (left <= 0) return QUOTA_PAUSE
    const second = Math.floor(deps.clock() / SECOND)
    if (await deps.window.take(second, Math.max(1, Math.floor(perSecond)), key)) return 0
    return 1 + ((codePoints(key) + second) % SPREAD)
  }

/** Something that differs from key to key. */
const codePoints = (key: string): number => [...key].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
