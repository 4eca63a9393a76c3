import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import { byDue } from '#shared/inquiry/advisor-lists.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Roster } from './advisor-load.ts'
import { ledBy } from './leading.ts'
import { NotLeading } from './not-leading.ts'

interface PersonsWork {
  /** At the desks that the reader leads, what is due first on top. */
  readonly items: readonly Inquiry[]
  /** How many more they have that the reader does not see. */
  readonly elsewhere: number
}

/**
 * What somebody has and has not answered yet, for whoever leads one of their desks. Reads their load and these inquiries,
 * which their capacity bounds. Throws NotLeading, and Missing for somebody at none of these desks.
 */
export async function workOf(
  deps: { readonly roster: Pick<Roster, 'loads'>; readonly inquiries: Pick<InquiryStore, 'findAll'> },
  leadId: string,
  advisorId: string,
  index: ConfigurationIndex,
): Promise<PersonsWork> {
  const led = ledBy(leadId, index)
  if (led.length === 0) throw new NotLeading()
  if (index.advisor(advisorId)?.desks.some((desk) => led.includes(desk)) !== true) throw new Missing('advisor')
  const [load] = await deps.roster.loads([advisorId])
  const open = await deps.inquiries.findAll(load?.open ?? [])
  const theirs = open.filter((inquiry) => inquiry.status === 'assigned' && inquiry.advisorId === advisorId)
  const items = theirs
    .filter(({ desk, customer }) => led.includes(desk) && customer.conflictAdvisorIds?.includes(leadId) !== true)
    .sort(byDue)
  return { items, elsewhere: theirs.length - items.length }
}
