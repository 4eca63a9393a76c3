import { z } from 'zod'

/** What the scanner said; `pending` until it has said something. `unscannable`: it could not look inside (encrypted). */
export const SCAN_STATES = ['pending', 'clean', 'infected', 'unscannable'] as const
export type ScanState = (typeof SCAN_STATES)[number]

/** A file of a message, kept under a key of ours. Its scan state is kept apart (ScanStates): a result is no transition. */
export const attachmentSchema = z.object({
  attachmentId: z.string().max(64),
  /** Cleaned, see cleanFileName. */
  name: z.string().max(200),
  /** What its content is. */
  type: z.string().max(200),
  /** What the sender said it is; only where the content says otherwise. */
  claimedType: z.exactOptional(z.string().max(200)),
  bytes: z.number().int(),
  /** Key in the content bucket, made by us: `attachments/<receiptId>/<n>-<attachmentId>`. */
  key: z.string().max(200),
})
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>

/** A file that was not kept, and why: too many, too large by itself, too large together, never uploaded. */
export const fileNotTakenSchema = z.object({
  name: z.string().max(200),
  bytes: z.number().int(),
  reason: z.enum(['count', 'size', 'total', 'missing']),
})
export type FileNotTaken = Readonly<z.infer<typeof fileNotTakenSchema>>

/** What a message says of its files; nothing where there is nothing to say. */
export interface KeptFiles {
  readonly attachments?: Attachment[]
  readonly notTaken?: FileNotTaken[]
}

/** Prefix of everything that is scanned and may be downloaded once it is clean. */
const PREFIX = 'attachments/'

/** Key of the n-th file of an owner (a receipt or a reply). */
export const attachmentKey = (ownerId: string, number: number, attachmentId: string): string =>
  `${PREFIX}${ownerId}/${number}-${attachmentId}`

/** The id at the end of a key of ours; undefined for any other key. */
export const attachmentIdOf = (key: string): string | undefined =>
  /^attachments\/[a-z0-9-]{1,64}\/\d{1,4}-([a-z2-7]{26})$/.exec(key)?.[1]
