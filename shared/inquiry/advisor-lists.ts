import { z } from 'zod'
import type { Advisor } from '#shared/configuration/schema.ts'
import { Malformed } from '#shared/errors.ts'
import type { AdvisorListView } from './advisor-desk-port.ts'
import type { Inquiry } from './inquiry.ts'
import type { InquiryStore, Page } from './inquiry-store.ts'
import { firstDue } from './promised.ts'

/** Where each desk's list goes on: the store's cursor of the page we are in and how many of it were shown. */
const positionSchema = z.record(
  z.string().max(60),
  z.strictObject({
    cursor: z.string().max(2_000).optional(),
    skip: z.number().int().min(0).max(100),
    done: z.boolean(),
  }),
)
type Positions = z.infer<typeof positionSchema>

/**
 * An advisor's list. `desk` and `waiting` merge the lists of all their desks in the one order that matters (urgent first,
 * then what is due first); `desk` is for these two, and leaves one of them. Pages of `limit`; throws Malformed for a cursor
 * or a desk that is not theirs.
 */
export async function listForAdvisor(
  store: InquiryStore,
  advisor: Advisor,
  view: Exclude<AdvisorListView, 'offered'>,
  { desk: only, ...page }: { readonly limit: number; readonly cursor?: string; readonly desk?: string },
): Promise<Page<Inquiry>> {
  const desks = only === undefined ? advisor.desks : [only]
  if (only !== undefined && !advisor.desks.includes(only))
    throw new Malformed('list', [{ path: 'desk', message: 'is none of your desks' }])
  if (view === 'mine' || view === 'snoozed' || view === 'resolved')
    return store.list({ view, advisorId: advisor.id }, page)
  const positions: Positions = page.cursor === undefined ? {} : readCursor(page.cursor)
  const pages = await Promise.all(
    desks.map(async (desk) => {
      const position = positions[desk] ?? { skip: 0, done: false }
      if (position.done) return { desk, position, items: [], total: 0 }
      const { cursor, skip } = position
      const read = await store.list({ view, desk }, { limit: page.limit, ...(cursor === undefined ? {} : { cursor }) })
      return { desk, position, items: read.items.slice(skip), total: read.items.length, next: read.cursor }
    }),
  )
  const items = pages
    .flatMap((one) => one.items)
    .sort(byDue)
    .slice(0, page.limit)
  const shown = new Set(items.map((inquiry) => inquiry.inquiryId))
  const after: Positions = {}
  for (const { desk, position, items: offered, total, next } of pages) {
    const skip = position.skip + offered.filter((inquiry) => shown.has(inquiry.inquiryId)).length
    const consumed = position.done || skip >= total
    if (!consumed) after[desk] = { ...position, skip }
    else after[desk] = next === undefined ? { skip: 0, done: true } : { cursor: next, skip: 0, done: false }
  }
  const more = Object.values(after).some((position) => !position.done)
  return more ? { items, cursor: Buffer.from(JSON.stringify(after)).toString('base64url') } : { items }
}

export const byDue = (a: Inquiry, b: Inquiry): number =>
  Number(b.urgent) - Number(a.urgent) || firstDue(a) - firstDue(b) || (a.inquiryId < b.inquiryId ? -1 : 1)

function readCursor(cursor: string): Positions {
  try {
    return positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new Malformed('cursor', [{ path: 'cursor', message: 'is not a cursor of this list' }], { cause })
  }
}
