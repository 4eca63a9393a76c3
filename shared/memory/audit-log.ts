import { type AuditedDeed, type AuditLog, orderOf } from '#shared/audit/audit-log.ts'
import { Conflict } from '#shared/errors.ts'
import { cursorAfter, pageSize, readCursor } from '#shared/inquiry/cursor.ts'
import { stored } from './stored.ts'

/** The audit log in memory. */
export function createMemoryAuditLog(): AuditLog {
  const deeds = new Map<string, AuditedDeed>()
  return {
    record: async (entry) => {
      if (deeds.has(orderOf(entry))) throw new Conflict('audit')
      deeds.set(orderOf(entry), stored(entry))
    },
    conclude: async (entry, outcome) => {
      const deed = deeds.get(orderOf(entry))
      if (deed?.outcome === undefined) deeds.set(orderOf(entry), stored({ ...entry, outcome }))
    },
    list: async ({ actor, deed, from = 0, to = Number.POSITIVE_INFINITY }, page) => {
      const limit = pageSize(page.limit)
      const before = page.cursor === undefined ? '~' : readCursor(page.cursor)
      const found = [...deeds.values()]
        .filter((one) => one.at >= from && one.at < to && orderOf(one) < before)
        .filter((one) => (actor ?? one.actor) === one.actor && (deed ?? one.deed) === one.deed)
        .sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return found.length <= limit || last === undefined ? { items } : { items, cursor: cursorAfter(orderOf(last)) }
    },
  }
}
