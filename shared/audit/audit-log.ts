import type { Page } from '#shared/inquiry/inquiry-store.ts'
import { sortable } from '#shared/inquiry/list-keys.ts'
import type { Instant } from '#shared/instant.ts'

/** What is worth a trace: it changes something for many, or shows what is nobody's business without a reason. */
export const DEEDS = [
  'raw-mail-seen',
  'message-released',
  'queue-redriven',
  'texts-published',
  'configuration-applied',
  'configuration-rolled-back',
  'configuration-deployed',
  'customer-entered',
  'customer-removed',
  'customers-imported',
  'customers-exported',
  'figures-rebuilt',
] as const
export type Deed = (typeof DEEDS)[number]

/** In which capacity somebody acted. */
export const AUDIT_ROLES = ['operations', 'directory', 'deployment', 'command'] as const
export type AuditRole = (typeof AUDIT_ROLES)[number]

/** Who is about to do what to what. No names, texts or addresses: subjects and ids alone. */
export interface AuditEntry {
  readonly entryId: string
  readonly at: Instant
  /** Subject of the token, whoever deployed as the deployment names them, or the machine's name for who ran a command. */
  readonly actor: string
  readonly role: AuditRole
  readonly deed: Deed
  /** Id of what it is done to: an inquiry, a receipt, a queue, a customer. */
  readonly target?: string
  /** When it may vanish. */
  readonly expiresAt: Instant
}

/** `refused` changed nothing; after `failed` nobody knows without looking. */
export const AUDIT_ENDS = ['done', 'refused', 'failed'] as const
type AuditEnd = (typeof AUDIT_ENDS)[number]

export interface AuditOutcome {
  readonly end: AuditEnd
  /** What came of it: a version, a number of messages, the kind of refusal. */
  readonly result?: string
}

/** An entry with what came of it; absent while it runs, and for ever when it was cut off. */
export interface AuditedDeed extends AuditEntry {
  readonly outcome?: AuditOutcome
}

export interface AuditFilter {
  readonly actor?: string
  readonly deed?: Deed
  /** Included. */
  readonly from?: Instant
  /** Not included. */
  readonly to?: Instant
}

/** Where an entry stands in the log: by time, then by id. As text it sorts so. */
export const orderOf = ({ at, entryId }: Pick<AuditEntry, 'at' | 'entryId'>): string => `${sortable(at)}#${entryId}`

/** Who did what. Entries and outcomes are written once and never changed. May throw Unavailable. */
export interface AuditLog {
  /** Before the deed. Throws Conflict('audit') when there is such an entry. */
  record(entry: AuditEntry): Promise<void>
  /** After it; the first outcome of an entry counts. */
  conclude(entry: AuditEntry, outcome: AuditOutcome): Promise<void>
  /** Newest first, eventually consistent; with several filters a page may be short and still have a cursor. Throws Malformed for a cursor that is none. */
  list(filter: AuditFilter, page: { readonly limit: number; readonly cursor?: string }): Promise<Page<AuditedDeed>>
}
