import type { MailFacts } from '#shared/intake/channel-message.ts'

/** What the mail command and intake make of raw bytes. Bounded; never throws on bad mail but says what is wrong in `defects`. */
export interface ReadMail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId?: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly addressedTo: readonly string[]
  /** Reply-To address, when it differs from From. Never answered, kept for the advisor. */
  readonly replyTo?: string
  /** Whole text (from HTML where there is no text part). */
  readonly text: string
  /** Without what was quoted; for display. */
  readonly visibleText: string
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[]
  /** Header fields by lower-case name, in order, unfolded; bounded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly contentType: string
  readonly defects: readonly string[]
}
export type AutomaticVerdict = NonNullable<MailFacts['automatic']>
