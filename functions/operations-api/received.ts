import { localDay } from '#shared/calendar/local-day.ts'
import { iso } from '#shared/instant.ts'
import type { Receipt, Totals } from '#shared/intake/intake-ledger.ts'
import type { OperationsApiDeps } from './handler.ts'

type Deps = Pick<OperationsApiDeps, 'ledger' | 'inquiries' | 'configuration' | 'clock' | 'inspector'>

/** Items of each kind in a reconciliation: enough to see what is wrong. */
const SHOWN = 100
const NEEDING_A_LOOK = ['inFlight', 'failed', 'suppressed'] as const

/** Where everything of a day (today's by default, or `all`) ended up, and what needs a look. */
export async function reconciliation(deps: Deps, asked: string | undefined) {
  const today = localDay(deps.clock(), (await deps.configuration()).zone)
  const day = asked ?? today
  // Asked first: a mail on its way from the queue to its receipt is then seen twice for a moment rather than not at all.
  const unread = day === today || day === 'all' ? await deps.inspector.waiting('mail') : 0
  const [totals, ...pages] = await Promise.all([
    deps.ledger.totals(day),
    ...NEEDING_A_LOOK.map((kind) => deps.ledger.attention(kind, { limit: SHOWN, ...(day === 'all' ? {} : { day }) })),
  ])
  return { day, totals: shownTotals(totals, unread), items: pages.flatMap((page) => page.items).map(shownReceipt) }
}

/** Mail that SES has stored and intake has not read yet is received and in flight, although it has no receipt. */
const shownTotals = ({ received, inquiries, merged, suppressed, failed, inFlight }: Totals, unread: number) => ({
  received: received + unread,
  inquiries,
  merged,
  suppressed,
  failed,
  inFlight: inFlight + unread,
})

const shownReceipt = ({ receiptId, channel, receivedAt, outcome, inquiryId, reason }: Receipt) => ({
  receiptId,
  channel,
  receivedAt: iso(receivedAt),
  ...(outcome === undefined ? {} : { outcome }),
  ...(inquiryId === undefined ? {} : { inquiryId }),
  ...(reason === undefined ? {} : { reason }),
})

/** Suppressed messages with what an operator needs to judge them: who sent what, and which rule spoke. */
export async function suppressedList(
  deps: Deps,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<{ readonly items: readonly SuppressedItem[]; readonly cursor?: string }> {
  const { items, ...rest } = await deps.ledger.attention('suppressed', page)
  return { items: await Promise.all(items.map((receipt) => suppressedItem(deps, receipt))), ...rest }
}

interface SuppressedItem {
  readonly id: string
  readonly channel: Receipt['channel']
  readonly receivedAt: string
  readonly reason: string
  readonly from?: string
  readonly subject?: string
  readonly preview?: string
}

async function suppressedItem(deps: Deps, receipt: Receipt): Promise<SuppressedItem> {
  const inquiry = await deps.inquiries.find(receipt.receiptId)
  const from = inquiry?.customer.email
  return {
    id: receipt.receiptId,
    channel: receipt.channel,
    receivedAt: iso(receipt.receivedAt),
    reason: receipt.reason ?? 'unknown',
    ...(from === undefined ? {} : { from }),
    ...(inquiry === undefined ? {} : { subject: inquiry.subject, preview: inquiry.preview }),
  }
}
