import { assertBounded } from '#shared/inquiry/change-bounds.ts'
import { cursorAfter, pageSize, readCursor } from '#shared/inquiry/cursor.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { type Places, planOf, sortable } from '#shared/inquiry/list-keys.ts'
import { commitSteps } from './commit-steps.ts'
import { type MemoryTables, transact } from './tables.ts'
import { threadOwner, threadStep } from './thread-step.ts'

/** Inquiries in memory: the same conditions, errors and orders as in the database. */
export function createMemoryInquiryStore(tables: MemoryTables): InquiryStore {
  const placed = (by: keyof Places, lists: readonly string[], newestFirst = false) => {
    const all = lists.flatMap((list) => tables.inquiries.listed(by, list))
    // One list is in its order already.
    const sorted = lists.length > 1 ? all.sort((a, b) => (a.order < b.order ? -1 : 1)) : all
    return newestFirst ? sorted.reverse() : sorted
  }
  return {
    commit: async (change) => {
      assertBounded(change)
      transact(commitSteps(tables, change))
    },
    find: async (inquiryId) => tables.inquiries.get(inquiryId),
    findAll: async (inquiryIds) => [...new Set(inquiryIds)].flatMap((id) => tables.inquiries.get(id) ?? []),
    messages: async (inquiryId) => byTime(tables.messages.get(inquiryId), ({ messageId }) => messageId),
    events: async (inquiryId) => byTime(tables.events.get(inquiryId), ({ eventId }) => eventId),
    list: async (view, page) => {
      const { by, lists, newestFirst } = planOf(view)
      const after = page.cursor === undefined ? undefined : readCursor(page.cursor)
      const all = placed(by, lists, newestFirst)
      const rest = all.filter(({ order }) => after === undefined || (newestFirst ? order < after : order > after))
      const shown = rest.slice(0, pageSize(page.limit))
      const last = shown.at(-1)
      const items = shown.map(({ inquiry }) => inquiry)
      return last !== undefined && rest.length > shown.length ? { items, cursor: cursorAfter(last.order) } : { items }
    },
    dueBefore: async (instant, limit, from = 0) =>
      placed('due', ['open'])
        .filter(({ order }) => order < sortable(instant) && order > sortable(from))
        .slice(0, pageSize(limit))
        .map(({ inquiry }) => inquiry),
    heads: async (view, limit) => {
      const { by, lists, newestFirst } = planOf(view)
      const all = placed(by, lists, newestFirst)
      return all.slice(0, pageSize(limit)).map(({ order, inquiry: { inquiryId } }) => ({ inquiryId, order }))
    },
    timersBefore: async (instant, limit) =>
      placed('timer', ['timers'])
        .filter(({ order }) => order < sortable(instant))
        .slice(0, pageSize(limit))
        .map(({ inquiry }) => inquiry),
    openAt: async (desk, { urgentOnly }) =>
      placed('desk', planOf({ view: 'desk', desk }).lists).filter(({ inquiry }) => inquiry.urgent || !urgentOnly)
        .length,
    byThreadKey: async (key, at) => threadOwner(tables, key, at),
    addThreadKeys: async (inquiryId, keys) => {
      transact(keys.map((key) => threadStep(tables, inquiryId, { key, exclusive: false })))
    },
  }
}

const byTime = <T extends { readonly at: number }>(
  all: ReadonlyMap<string, T> | undefined,
  idOf: (item: T) => string,
) => [...(all?.values() ?? [])].sort((a, b) => a.at - b.at || (idOf(a) < idOf(b) ? -1 : 1))
