import type { Instant } from '#shared/instant.ts'

export interface Claim {
  readonly claimedAt: Instant
  /** Set when the send was recorded. */
  readonly sentAt?: Instant
  readonly providerId?: string
}

/** Who sends which mail: claimed before it is sent, recorded after. Key: `<inquiryId>/<messageId>`. May throw Unavailable. */
export interface SendLedger {
  /**
   * `claimed`: it is ours to send. `sent`: it was recorded as sent. `taken`: somebody claimed it less than `staleAfter` ms ago and may be sending.
   * `stale`: claimed longer ago and never recorded (a crash between send and record); now ours, and it may go out a second time.
   */
  claim(
    key: string,
    at: Instant,
    staleAfter: number,
  ): Promise<{ readonly state: 'claimed' | 'sent' | 'taken' | 'stale'; readonly claim: Claim }>
  /** The claim as it stands, strongly consistent. */
  find(key: string): Promise<Claim | undefined>
  /** Records that it went out, also where nobody claimed it. The first record counts; returns the one in force. */
  sent(key: string, at: Instant, providerId: string): Promise<Claim>
  /** Gives the claim back after a send that certainly did not happen. */
  release(key: string): Promise<void>
}

export interface Cap {
  /** Opaque, holds no address in the clear. */
  readonly key: string
  readonly limit: number
  /** When the counter may be forgotten. */
  readonly expiresAt: Instant
}

/** Exact counters against mail floods. May throw Unavailable. */
export interface Caps {
  /** Counts one under all caps, or under none and returns the key of the first that is exhausted. `id` makes a repeated call count once. */
  take(caps: readonly Cap[], id: string): Promise<string | undefined>
}
