import type { InquiryEvent, Message } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import type { Receipt } from '#shared/intake/intake-ledger.ts'
import type { AdvisorLoad } from '#shared/roster/advisor-load.ts'
import { ListedInquiries } from './listed-inquiries.ts'

/** What the stores of one memory world share, because one transaction changes several of them. Values are frozen. */
export interface MemoryTables {
  readonly inquiries: ListedInquiries
  /** By inquiry, then by `<at>/<id>`. */
  readonly messages: Map<string, Map<string, Message>>
  readonly events: Map<string, Map<string, InquiryEvent>>
  /** Expiry in whole seconds. */
  readonly threads: Map<string, { readonly inquiryId: string; readonly expiresAt?: number }>
  readonly receipts: Map<string, { readonly receipt: Receipt; readonly message: ChannelMessage }>
  readonly advisors: Map<string, AdvisorLoad>
  /** By desk, then by advisor. */
  readonly standings: Map<string, Map<string, { readonly order?: string; readonly changes: number }>>
}

export const emptyTables = (): MemoryTables => ({
  inquiries: new ListedInquiries(),
  messages: new Map(),
  events: new Map(),
  threads: new Map(),
  receipts: new Map(),
  advisors: new Map(),
  standings: new Map(),
})

/** One part of a transaction: what must hold, and what is done once everything holds. */
export interface Step {
  readonly check: () => void
  readonly apply: () => void
}

/** All of it or nothing: every check runs before the first change. */
export function transact(steps: readonly Step[]): void {
  for (const step of steps) step.check()
  for (const step of steps) step.apply()
}
