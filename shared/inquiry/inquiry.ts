import type { Register } from '#shared/acknowledgement/register.ts'
import type { Attachment, FileNotTaken } from '#shared/attachments/attachment.ts'
import type { CustomerValue, Segment } from '#shared/customer/customer.ts'
import type { Instant } from '#shared/instant.ts'
import type { CallbackWish } from '#shared/intake/callback.ts'
import type { MaskedKind } from '#shared/masking/span.ts'
import type { InHand } from './in-hand.ts'
import type { LATER_ROUNDS, Timings, Wait } from './timings.ts'

export const CHANNELS = ['email', 'web', 'mobile', 'social'] as const
export type Channel = (typeof CHANNELS)[number]

export const STATUSES = ['received', 'waiting', 'assigned', 'answered', 'resolved', 'suppressed'] as const
export type Status = (typeof STATUSES)[number]

/** Who wrote, as far as it was known when the inquiry was registered. */
export interface InquiryCustomer {
  /** Id in the customer directory; only when verified. */
  readonly customerId?: string
  /** As given by the sender (cleaned); a greeting, never proof of identity. Empty when there is none. */
  readonly name: string
  /** Family name and title for a formal greeting, when they are known apart. */
  readonly family?: string
  readonly title?: string
  readonly salutation?: 'ms' | 'mr'
  /** Lower-case address to answer to; absent where the only way is the app. */
  readonly email?: string
  /** As given in a form, never checked: another way to reach them. */
  readonly phone?: string
  /** Signed in, or mail that passed DMARC from a known address. */
  readonly verified: boolean
  /** The customer's own advisor in the directory; only when verified, and only one who was configured then. */
  readonly ownAdvisorId?: string
  /** The customer's own deputies of that advisor, in order; absent: those of the configuration. Only when verified. */
  readonly deputyIds?: readonly string[]
  /** Advisors who must never get this matter: it is their own, or the directory says so. */
  readonly conflictAdvisorIds?: readonly string[]
  /** Only when verified. */
  readonly segment?: Segment
  /** How they wish to be spoken to. Only when verified. */
  readonly register?: Register
  readonly companyId?: string
  /** What they value, the most important first. Only when verified. */
  readonly values?: readonly CustomerValue[]
}

/** What a promise was computed from. Durations are business minutes of its desk. */
export interface PromiseBasis {
  /** The desk that gave it. */
  readonly desk: string
  /** Share of promises that the desk means to keep. */
  readonly level: number
  /** Open inquiries before it. */
  readonly ahead: number
  /** People on duty, on average over the desk's target time. */
  readonly onDuty: number
  /** The configured target, while there are too few replies to go by. */
  readonly from: 'target' | 'history'
  readonly replies: number
  /** What target or history say for this situation; times `correction` it is how long the promise had to be. */
  readonly quantile: number
  /** What kept and broken promises taught. */
  readonly correction: number
}

/** A time by which a person answers, told to the customer. */
export interface CustomerPromise {
  readonly by: Instant
  /** When it was computed. */
  readonly givenAt: Instant
  /** Version of the configuration whose calendar and target it used. */
  readonly configVersion: number
  /** What it was computed from; for advisors alone. Absent in promises of earlier releases. */
  readonly basis?: PromiseBasis
  /** Set by the first response: whether it came in time. */
  readonly kept?: boolean
  /** Set once when its time had passed without an answer. */
  readonly broken?: true
  /** When the customer was told that it would not be, or was not, kept; set once a later one has taken its place. */
  readonly toldAt?: Instant
}

/** Whether this inquiry is acknowledged: `silent` is worked but not answered by mail, `app` is told inside the app. */
export interface AcknowledgementPolicy {
  readonly way: 'mail' | 'app' | 'silent' | 'suppressed'
  /** Code of the rule that decided for silent or suppressed, e.g. `auto-submitted`. */
  readonly reason?: string
}

/** Milestones. `assignedAt` and `answeredAt` are those of the current round (see `round`) and absent until reached in it. */
interface Milestones {
  readonly receivedAt: Instant
  readonly acknowledgedAt?: Instant
  readonly assignedAt?: Instant
  readonly answeredAt?: Instant
  readonly resolvedAt?: Instant
}

/** Reasons to look twice at who wrote; codes that the advisors' API shows. */
export const WARNINGS = [
  'linked-from-other-sender',
  'dmarc-failed',
  'reply-to-differs',
  'looks-like-our-staff',
  'lookalike-domain',
] as const
export type InquiryWarning = (typeof WARNINGS)[number]

/** What weighs on the customer, as far as their words say so: changes the tone and nothing else. */
export const HARDSHIPS = ['bereavement', 'cannot-pay', 'self-harm'] as const
export type Hardship = (typeof HARDSHIPS)[number]

/** A topic at a desk and how likely it is, from 0 to 1; `general` where only the desk is known. */
export interface Guess {
  readonly topic: string
  readonly desk: string
  readonly confidence: number
}

/** What was understood when it was registered, and how; for advisors alone. */
export interface Understanding {
  readonly topic: string
  readonly desk: string
  readonly urgent: boolean
  /** How likely the desk is right, from 0 to 1; 1 where the customer chose it. */
  readonly confidence: number
  /** The two places that the model found likeliest, whatever was decided. */
  readonly guesses: readonly Guess[]
  /** Words of the customer that spoke most for it, as written. */
  readonly words: readonly string[]
  /** Version of the model that was asked; absent where the rules of the configuration decided alone. */
  readonly model?: string
  /** Version of the configuration whose topics and rules it went by. */
  readonly configVersion: number
}

/** The state of one matter of a customer: one item in storage; messages and events lie beside it. */
export interface Inquiry extends Milestones, InHand, Timings {
  readonly inquiryId: string
  readonly reference: string
  readonly channel: Channel
  readonly status: Status
  /** Grows by one with every transition; the condition of every write that depends on what was read. */
  readonly version: number
  readonly desk: string
  readonly topic: string
  readonly language: string
  /** The language that they wrote in, where the institute has no texts in it and answers in `language`. */
  readonly writtenIn?: string
  readonly urgent: boolean
  /** Words or rules that decided, for the advisor: `word:überweisung`. */
  readonly because: readonly string[]
  readonly subject: string
  /** First words of the first message, for lists. */
  readonly preview: string
  readonly customer: InquiryCustomer
  readonly acknowledgement: AcknowledgementPolicy
  readonly promise?: CustomerPromise
  /** Those of this round whose place another one took, the first one first. */
  readonly earlierPromises?: readonly CustomerPromise[]
  /** The advisor it is with (assigned) or who answered last (answered, resolved). */
  readonly advisorId?: string
  /** Who dealt with this matter before it came back to its desk; gets it again where possible. */
  readonly lastAdvisorId?: string
  /** Capacity that it takes of whoever has it; absent in older ones: 1. */
  readonly weight?: number
  /** When this round began: receipt, a further customer message, or reopening. Reaction times count from here. */
  readonly roundAt: Instant
  /** 1 for the first round; grows with each further customer message after an answer and each reopening. */
  readonly round: number
  /** When it was last reopened; its time to resolution counts from then. */
  readonly reopenedAt?: Instant
  /** When its advisor last wrote a note or reply in this round: work in progress does not move as easily. */
  readonly touchedAt?: Instant
  /**
   * Another matter: the sender's own that this is a complaint about, or one that they referred to without being its
   * customer; then it is a warning for the advisor. Never access.
   */
  readonly linkedInquiryId?: string
  /** What advisors should know before they believe the sender. */
  readonly warnings?: readonly InquiryWarning[]
  readonly hardship?: readonly Hardship[]
  /** When the last notice about a further message went out (at most one an hour). */
  readonly noticedAt?: Instant
  /** Set while mail to the customer does not arrive; advisors then choose another way. */
  readonly notReached?: NotReached
  readonly configVersion: number
}

/** Why the customer's mail address is of no use at the moment. */
export const NOT_REACHED = ['bounce', 'complaint', 'rejected', 'suppressed', 'no-address'] as const
export interface NotReached {
  readonly reason: (typeof NOT_REACHED)[number]
  readonly at: Instant
}

type Direction = 'inbound' | 'outbound' | 'note'
export type MessageKind = 'inquiry' | 'acknowledgement' | 'reply' | 'notice' | 'note'

export interface Author {
  readonly role: 'customer' | 'advisor' | 'system'
  readonly advisorId?: string
  /** Shown name; of an advisor the display name, of a customer the given one. */
  readonly name?: string
}

export interface Message {
  readonly messageId: string
  readonly direction: Direction
  readonly kind: MessageKind
  readonly text: string
  /** Outbound: its author meant its marks as formatting (shared/formatting). */
  readonly formatted?: true
  /** Key of the whole text in the blob store when it is too large for an item; `text` then holds its beginning. */
  readonly textKey?: string
  readonly at: Instant
  readonly author: Author
  /** Inbound mail: the sender's Message-ID header with angle brackets. Outbound: the id that SES gave, as a header value. */
  readonly mailMessageId?: string
  /** Inbound mail: key of the raw mail in the blob store. */
  readonly rawKey?: string
  /** Inbound: what it says (a mail) and its words alone; tell whether a later message says the same again. */
  readonly fingerprint?: string
  readonly same?: string
  /** Inbound mail above the size that is read whole: its end, and with it files, is missing. */
  readonly tooLarge?: true
  /** Files that were kept; what the scanner said of them is in ScanStates. */
  readonly attachments?: readonly Attachment[]
  /** Files that were not kept. */
  readonly notTaken?: readonly FileNotTaken[]
  /** Inbound: when its customer wishes to be called. */
  readonly callback?: CallbackWish
  /** Inbound: what was masked in it before it was kept. */
  readonly masked?: readonly MaskedKind[]
  /**
   * What was understood of the message that a matter began with. Here and not in the state, which is written again and
   * again and would cost twice as much. For advisors alone; absent in messages of earlier releases.
   */
  readonly understood?: Understanding
  /** Inbound mail: key of its sanitised HTML in the blob store. For advisors alone. */
  readonly htmlKey?: string
}

/** What must be counted exactly once when the event reaches measurement. */
export interface Milestone {
  readonly name: MilestoneName
  /** Distinguishes rounds: the marker is (inquiry, name, round). */
  readonly round: number
  readonly from: Instant
  readonly to: Instant
  /** With `answered` and `broken`: whether the first promise of this round was kept, if there was one. */
  readonly kept?: boolean
  /** With `answered` and `broken`: that promise. */
  readonly promise?: CustomerPromise
  /** With `answered`: those that took its place. */
  readonly laterPromises?: readonly CustomerPromise[]
  /** With `broken`: `promise` is one of those that took the first one's place. The ledger keeps it, no figure counts it. */
  readonly later?: true
  /** With `answered`: its promise has been counted already, as `broken`. */
  readonly breachCounted?: true
  /** With `answered`: what the round began with; absent in the first. */
  readonly began?: (typeof LATER_ROUNDS)[number]
  /** With `resolved`: when the customer was waited for. */
  readonly waits?: readonly Wait[]
  /** With `answered`, `resolved` and `reopened`: whose work it was, and with `answered` since when and the time promised. */
  readonly advisor?: { readonly id: string; readonly since?: Instant; readonly promisedBy?: Instant }
  /**
   * It counts instead of what was counted under a lower revision (0 when absent), whichever comes first. What moves or
   * withdraws another one keeps its name, round and `to`, so that a rebuild of those hours meets both.
   */
  readonly revision?: number
  /** A correction that takes it back: it never was. */
  readonly withdrawn?: true
}
export const MILESTONES = ['acknowledged', 'assigned', 'opened', 'answered', 'resolved', 'reopened', 'broken'] as const
export type MilestoneName = (typeof MILESTONES)[number]

/** One thing that happened to an inquiry; appended with the change it describes, never altered. */
export interface InquiryEvent {
  readonly eventId: string
  readonly inquiryId: string
  readonly at: Instant
  readonly type: string
  /** Who caused it: `system`, `customer`, `advisor:<id>` or `operator:<id>`. */
  readonly by: string
  /** What was decided and from what; plain data without message text. */
  readonly detail?: unknown
  readonly milestone?: Milestone
  /** Dimensions as they were then, so that measuring needs nothing but the event. */
  readonly channel: Channel
  readonly desk: string
  readonly topic: string
  readonly language: string
  readonly configVersion: number
}
