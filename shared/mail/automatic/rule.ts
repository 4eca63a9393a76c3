import type { MailFacts } from '#shared/intake/channel-message.ts'
import type { AutomaticVerdict, ReadMail } from '../read-mail.ts'

/** What the rules know besides the mail itself. */
export interface AutomaticContext {
  /** SMTP MAIL FROM by the receipt notice; empty or `<>` for the null sender. */
  readonly envelopeFrom: string
  /** By the receipt notice alone. */
  readonly verdicts: MailFacts['verdicts']
  /** Lower case, aliases included. */
  readonly ownAddresses: readonly string[]
  /** Domain of the addresses to which customers reply; lower case. */
  readonly replyDomain: string
  readonly isOurMessageId: (messageId: string) => boolean
}

/** One reason not to acknowledge a mail. `silent`: there may well be a person; `suppressed`: a machine wrote it. */
export interface Rule {
  readonly reason: string
  readonly way: AutomaticVerdict['way']
  readonly applies: (mail: ReadMail, context: AutomaticContext) => boolean
}

/** Values of every occurrence of the header fields of these lower-case names. */
export const valuesOf = (mail: ReadMail, ...names: readonly string[]): string[] =>
  mail.headers.flatMap(({ name, value }) => (names.includes(name) ? [value] : []))

export const has = (mail: ReadMail, ...names: readonly string[]): boolean =>
  mail.headers.some(({ name }) => names.includes(name))

/** A keyword as it counts: without comments and parameters, in lower case. */
export const keyword = (value: string): string =>
  (value.replace(/\([^()]*\)?/g, ' ').split(';')[0] ?? '').trim().toLowerCase()
