import type { Channel } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'

/** Everything an acknowledgement or notice says; what templates may use. */
export interface AcknowledgementFacts {
  /** `too-large` takes the place of either where only the beginning of the customer's mail could be read. */
  readonly kind: 'acknowledgement' | 'notice' | 'too-large'
  readonly channel: Channel
  readonly language: string
  readonly customer: {
    readonly name: string
    readonly family?: string
    readonly title?: string
    readonly salutation?: 'ms' | 'mr'
  }
  readonly topic: string
  readonly desk: string
  readonly urgent: boolean
  readonly reference: string
  readonly subject: string
  readonly promiseBy?: Instant
  /** Files of this message that were not kept. Only their number: names are the sender's words, and what we send repeats none. */
  readonly notTaken?: number
  readonly now: Instant
  /** Shown name of the advisor who takes care, when that is certain. */
  readonly advisorName?: string
  /** Present where links are allowed. */
  readonly statusUrl?: string
}

export interface RenderedAcknowledgement {
  readonly subject: string
  /** Plain text, lines separated by \n. */
  readonly text: string
  /** Complete HTML document for mail; the same words. */
  readonly html: string
  /** Why the plainest built-in form went out instead of the institute's templates; without personal data, for operators. */
  readonly fallback?: string
}
