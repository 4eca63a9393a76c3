import type { Segment } from '#shared/customer/customer.ts'
import type { Channel, Hardship } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'
import type { Kind } from './kinds.ts'
import type { Register } from './register.ts'

/** Everything an acknowledgement or notice says; what templates may use. */
export interface AcknowledgementFacts {
  readonly kind: Kind
  readonly channel: Channel
  readonly language: string
  /** The customer wrote in a language that the institute has no texts in: they are told in English as well. */
  readonly languageUnknown?: boolean
  readonly customer: {
    readonly name: string
    readonly family?: string
    readonly title?: string
    readonly salutation?: 'ms' | 'mr'
    readonly segment?: Segment
    readonly register?: Register
  }
  readonly topic: string
  readonly desk: string
  readonly urgent: boolean
  /** Changes the tone, nothing else. */
  readonly hardship?: readonly Hardship[]
  readonly reference: string
  readonly subject: string
  readonly promiseBy?: Instant
  /** The desk is closed at the moment. */
  readonly closed?: boolean
  /** Files of this message that were not kept. Only their number: names are the sender's words, and what we send repeats none. */
  readonly notTaken?: number
  /** Something was masked in this message that customers should not send. */
  readonly masked?: boolean
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
