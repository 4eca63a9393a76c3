import type { NotReachedItem } from '#shared/api/operations-figures.ts'
import type { CustomerDirectory } from '#shared/customer/customer.ts'
import { otherWays } from '#shared/customer/other-ways.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore, Page } from '#shared/inquiry/inquiry-store.ts'
import { iso } from '#shared/instant.ts'

interface Deps {
  readonly inquiries: Pick<InquiryStore, 'list'>
  readonly customers: Pick<CustomerDirectory, 'find'>
}

/** Matters that are not closed and whose customer mail does not reach, newest first, with the kinds of other ways to them. */
export async function notReachedList(
  deps: Deps,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<NotReachedItem>> {
  const { items, ...rest } = await deps.inquiries.list({ view: 'notReached' }, page)
  const shown = await Promise.all(items.map((inquiry) => itemOf(deps, inquiry)))
  return { items: shown.flatMap((item) => item ?? []), ...rest }
}

async function itemOf({ customers }: Deps, inquiry: Inquiry): Promise<NotReachedItem | undefined> {
  const { inquiryId, reference, channel, status, desk, notReached, customer } = inquiry
  if (notReached === undefined) return undefined
  const known = customer.customerId === undefined ? undefined : await customers.find(customer.customerId)
  const ways = new Set(otherWays(inquiry, known).map(({ way }) => way))
  return {
    inquiryId,
    reference,
    channel,
    status,
    desk,
    reason: notReached.reason,
    at: iso(notReached.at),
    otherWays: [...ways],
  }
}
