import { cursorAfter, pageSize, readCursor } from '#shared/inquiry/cursor.ts'
import { sortable } from '#shared/inquiry/list-keys.ts'
import { type IntakeLedger, OUTCOMES, type Outcome, type Receipt, type Totals } from '#shared/intake/intake-ledger.ts'
import { settleStep } from './settle-step.ts'
import { stored } from './stored.ts'
import { type MemoryTables, transact } from './tables.ts'

/** The intake ledger in memory. Totals are counted from the receipts themselves. */
export function createMemoryIntakeLedger(tables: MemoryTables): IntakeLedger {
  const receipts = (): Receipt[] => [...tables.receipts.values()].map(({ receipt }) => receipt)
  const inOrder = (kind: Outcome | 'inFlight'): Receipt[] =>
    receipts()
      .filter(({ outcome }) => (outcome ?? 'inFlight') === kind)
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return {
    receive: async (receipt, message) => {
      const before = tables.receipts.get(receipt.receiptId)
      if (before !== undefined) return before.receipt.bodyHash === receipt.bodyHash ? 'same' : 'different'
      tables.receipts.set(receipt.receiptId, stored({ receipt, message }))
      return 'new'
    },
    find: async (receiptId) => tables.receipts.get(receiptId),
    settle: async (settlement) => transact([settleStep(tables, settlement)]),
    totals: async (day) => tally(receipts().filter((receipt) => day === 'all' || receipt.day === day)),
    attention: async (kind, page) => {
      const after = page.cursor === undefined ? undefined : readCursor(page.cursor)
      const rest = inOrder(kind)
        .reverse()
        .filter((receipt) => page.day === undefined || receipt.day === page.day)
        .filter((receipt) => after === undefined || orderOf(receipt) < after)
      const items = rest.slice(0, pageSize(page.limit))
      const last = items.at(-1)
      return last !== undefined && rest.length > items.length
        ? { items, cursor: cursorAfter(orderOf(last)) }
        : { items }
    },
    inFlightBefore: async (instant, limit) =>
      inOrder('inFlight')
        .filter(({ receivedAt }) => receivedAt < instant)
        .slice(0, pageSize(limit)),
  }
}

const orderOf = ({ receivedAt, receiptId }: Receipt): string => `${sortable(receivedAt)}#${receiptId}`

function tally(receipts: readonly Receipt[]): Totals {
  const counts = { inquiries: 0, merged: 0, suppressed: 0, failed: 0 }
  for (const { outcome } of receipts) if (outcome !== undefined) counts[outcome] += 1
  const settled = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)
  return { received: receipts.length, ...counts, inFlight: receipts.length - settled }
}
