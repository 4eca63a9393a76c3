import { Conflict, Missing } from '#shared/errors.ts'
import type { Receipt, Settlement } from '#shared/intake/intake-ledger.ts'
import { stored } from './stored.ts'
import type { MemoryTables, Step } from './tables.ts'

/** Settles a receipt once; a release moves one that was suppressed. */
export function settleStep({ receipts }: MemoryTables, settlement: Settlement): Step {
  const { receiptId, outcome, inquiryId, reason, from } = settlement
  const found = receipts.get(receiptId)
  if (found === undefined) throw new Missing('receipt')
  return {
    check: () => {
      if (found.receipt.outcome !== from) throw new Conflict('receipt')
    },
    apply: () => {
      const { reason: _before, ...kept } = found.receipt
      const receipt: Receipt = {
        ...kept,
        outcome,
        ...(inquiryId === undefined ? {} : { inquiryId }),
        ...(reason === undefined ? {} : { reason }),
      }
      receipts.set(receiptId, { message: found.message, receipt: stored(receipt) })
    },
  }
}
