import { Conflict } from '#shared/errors.ts'
import type { ThreadKey } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { MemoryTables, Step } from './tables.ts'

/** Whole seconds, as in the database. */
const seconds = (instant: Instant): number => Math.floor(instant / 1_000)

/** Enters a thread key under the conditions of InquiryStore. */
export function threadStep({ threads }: MemoryTables, inquiryId: string, wanted: ThreadKey): Step {
  const { key, exclusive, replaces, lasting } = wanted
  const free = (): boolean => {
    const owner = threads.get(key)
    if (owner === undefined || owner.inquiryId === inquiryId || owner.inquiryId === replaces) return true
    return lasting !== undefined && owner.expiresAt !== undefined && owner.expiresAt <= seconds(lasting.from)
  }
  const demanding = exclusive || replaces !== undefined || lasting !== undefined
  return {
    check: () => {
      if (demanding && !free()) throw new Conflict('thread')
    },
    apply: () => {
      if (!demanding && threads.has(key)) return
      threads.set(key, { inquiryId, ...(lasting === undefined ? {} : { expiresAt: seconds(lasting.expiresAt) }) })
    },
  }
}

/** Where a key leads at an instant. */
export function threadOwner({ threads }: MemoryTables, key: string, at: Instant = 0): string | undefined {
  const owner = threads.get(key)
  return owner?.expiresAt !== undefined && owner.expiresAt * 1_000 <= at ? undefined : owner?.inquiryId
}
