import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { cursorAfter, pageSize, readCursor } from '#shared/inquiry/cursor.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Head, ListView, Page } from '#shared/inquiry/inquiry-store.ts'
import { type Places, placesOf, planOf, sortable, type ViewPlan } from '#shared/inquiry/list-keys.ts'
import { readAs } from '#shared/read-as.ts'
import { type IndexEntry, queryIndex } from '../dynamo/index-page.ts'
import type { Pacing } from '../dynamo/pacing.ts'
import { getItems } from '../dynamo/read.ts'
import { INDEX_OF, inquiryIdOf, readState } from './items.ts'

export interface ListDeps {
  readonly client: DynamoDBDocumentClient
  readonly table: string
  readonly pacing: Pacing
}

/** Index pages read for one page of a list when entries turn out to be out of date. */
const ROUNDS = 5

/** One page of a view: keys from the index, states read consistently, those left out that have moved on meanwhile. */
export async function listInquiries(
  deps: ListDeps,
  view: ListView,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<Inquiry>> {
  const plan = planOf(view)
  const limit = pageSize(page.limit)
  const items: Inquiry[] = []
  let after = page.cursor === undefined ? undefined : readCursor(page.cursor)
  for (let round = 1; ; round += 1) {
    const { entries, more } = await nextEntries(deps, plan, after, limit - items.length)
    items.push(...(await statesOf(deps, entries, (places) => plan.lists.includes(places[plan.by]?.list ?? ''))))
    after = entries.at(-1)?.order
    if (!more || after === undefined) return { items }
    if (items.length === limit || round === ROUNDS) return { items, cursor: cursorAfter(after) }
  }
}

/** Open inquiries whose promise lies before the instant and is not yet noted as broken, oldest promise first. */
export async function dueInquiries(
  deps: ListDeps,
  instant: number,
  limit: number,
  from?: number,
): Promise<readonly Inquiry[]> {
  return placedBefore(deps, { by: 'due', list: 'open', ...(from === undefined ? {} : { from }) }, instant, limit)
}

/** Inquiries whose timer lies before the instant, the earliest first. */
export async function timedInquiries(deps: ListDeps, instant: number, limit: number): Promise<readonly Inquiry[]> {
  return placedBefore(deps, { by: 'timer', list: 'timers' }, instant, limit)
}

/** The first places of a view as the index has them: half a read unit a list, whatever the inquiries hold. */
export async function headsOf(deps: ListDeps, view: ListView, limit: number): Promise<readonly Head[]> {
  const { entries } = await nextEntries(deps, planOf(view), undefined, pageSize(limit))
  return entries.map(({ key, order }) => ({ inquiryId: inquiryIdOf(key['pk'] ?? ''), order }))
}

async function placedBefore(
  deps: ListDeps,
  { by, list, from }: { readonly by: 'due' | 'timer'; readonly list: string; readonly from?: number },
  instant: number,
  limit: number,
): Promise<readonly Inquiry[]> {
  const before = sortable(instant)
  const after = from === undefined ? {} : { after: sortable(from) }
  const range = { list, before, newestFirst: false, limit: pageSize(limit), ...after }
  const entries = await queryIndex(deps, INDEX_OF[by], range)
  return statesOf(deps, entries, (places) => (places[by]?.order ?? before) < before)
}

async function nextEntries(
  deps: ListDeps,
  { by, lists, newestFirst }: ViewPlan,
  after: string | undefined,
  limit: number,
): Promise<{ readonly entries: readonly IndexEntry[]; readonly more: boolean }> {
  const bound = after === undefined ? {} : newestFirst ? { before: after } : { after }
  const pages = await Promise.all(
    lists.map((list) => queryIndex(deps, INDEX_OF[by], { list, newestFirst, limit: limit + 1, ...bound })),
  )
  const direction = newestFirst ? -1 : 1
  // An inquiry that is just moving between two merged lists may stand in both for a moment.
  const merged = [...new Map(pages.flat().map((entry) => [entry.order, entry])).values()].sort(
    (a, b) => direction * (a.order < b.order ? -1 : 1),
  )
  return { entries: merged.slice(0, limit), more: merged.length > limit }
}

const stateKeySchema = z.object({ pk: z.string(), sk: z.string() })

async function statesOf(
  { client, table, pacing }: ListDeps,
  entries: readonly IndexEntry[],
  fits: (places: Places) => boolean,
): Promise<readonly Inquiry[]> {
  const items = await getItems(
    client,
    table,
    entries.map(({ key }) => key),
    pacing,
  )
  const byKey = new Map(items.map((item) => [readAs(stateKeySchema, item, 'stored inquiry').pk, item]))
  return entries.flatMap(({ key }) => {
    const item = byKey.get(key['pk'] ?? '')
    if (item === undefined) return []
    const inquiry = readState(item)
    return fits(placesOf(inquiry)) ? [inquiry] : []
  })
}
