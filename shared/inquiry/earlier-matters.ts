import type { Advisor } from '#shared/configuration/schema.ts'
import type { Instant } from '#shared/instant.ts'
import { isVisible } from './advisor-self.ts'
import type { Inquiry } from './inquiry.ts'
import type { InquiryStore } from './inquiry-store.ts'

const MOST = 10

/** Other matters of the same known customer that the advisor may see, the newest first, at most ten; none of an unknown one. */
export async function earlierMatters(
  store: Pick<InquiryStore, 'list'>,
  { inquiryId, customer: { customerId } }: Inquiry,
  advisor: Pick<Advisor, 'id' | 'desks'>,
  now: Instant,
): Promise<readonly Inquiry[]> {
  if (customerId === undefined) return []
  const { items } = await store.list({ view: 'customer', customerId }, { limit: MOST + 1 })
  return items.filter((other) => other.inquiryId !== inquiryId && isVisible(other, advisor, now)).slice(0, MOST)
}
