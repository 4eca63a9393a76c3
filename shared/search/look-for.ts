import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor } from '#shared/configuration/schema.ts'
import { isVisible } from '#shared/inquiry/advisor-self.ts'
import { cursorAfter, readCursor } from '#shared/inquiry/cursor.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { survivorOf } from '#shared/inquiry/merged.ts'
import type { Clock, Instant } from '#shared/instant.ts'
import type { HashTerm } from './hash-term.ts'
import { inquiryAt, LAST_PLACE, placeAtTime } from './place.ts'
import { anyOf, BudgetSpent, inAll, postingList } from './posting-list.ts'
import type { SearchIndex, SearchPlace } from './search-index.ts'
import { termsOfQuestion } from './terms.ts'

export interface SearchDeps {
  readonly searchIndex: Pick<SearchIndex, 'places'>
  readonly inquiries: Pick<InquiryStore, 'find' | 'findAll'>
  readonly hashTerm: () => Promise<HashTerm>
  readonly clock: Clock
}

export interface SearchQuestion {
  readonly text: string
  /** Received at or after, and before. */
  readonly from?: Instant
  readonly to?: Instant
  readonly limit: number
  readonly cursor?: string
}

export interface SearchAnswer {
  /** Newest first. */
  readonly items: readonly Inquiry[]
  /** Where older ones begin. */
  readonly cursor?: string
  /** Looking further back takes another request: what was found until the cursor is all there is until there. */
  readonly unfinished?: true
}

/** Reads of lists for one answer beyond the first of each; about 200 ms. */
const MOST_READS = 120
const BATCH = 25

/**
 * What an advisor may see at their desks that has all the words of the question, newest first; a question without a
 * telling word finds nothing. Words count in any form that the languages' stemmers know, names from two letters on.
 * Throws Malformed for a cursor that is none, and Unavailable.
 */
export async function lookFor(
  deps: SearchDeps,
  advisor: Pick<Advisor, 'id' | 'desks'>,
  index: ConfigurationIndex,
  question: SearchQuestion,
): Promise<SearchAnswer> {
  const hash = await deps.hashTerm()
  const words = termsOfQuestion(question.text, index.institute.languages).map((terms) =>
    terms.flatMap((term) => advisor.desks.map((desk) => ({ desk, term: hash(term) }))),
  )
  const budget = { left: MOST_READS + words.flat().length }
  const from = placeAtTime(question.from ?? 0)
  const lists = words.map((own) => anyOf(own.map((list) => postingList(deps.searchIndex, { ...list, from }, budget))))
  const to = question.to === undefined ? LAST_PLACE : placeAtTime(question.to)
  const places = inAll(lists, question.cursor === undefined ? to : readCursor(question.cursor))
  return collect(places, question.limit, (some) => visibleAt(deps, advisor, some))
}

/** Takes places until there are enough inquiries to show, the list ends or the budget is spent. */
async function collect(
  places: AsyncGenerator<SearchPlace>,
  limit: number,
  read: (places: readonly SearchPlace[]) => Promise<readonly (Inquiry | undefined)[]>,
): Promise<SearchAnswer> {
  const items = new Map<string, Inquiry>()
  for (;;) {
    const { some, end } = await take(places, Math.min(BATCH, limit - items.size))
    for (const inquiry of await read(some)) if (inquiry !== undefined) items.set(inquiry.inquiryId, inquiry)
    const shown = { items: [...items.values()] }
    if (end instanceof BudgetSpent) return { ...shown, cursor: cursorAfter(end.reached), unfinished: true }
    const last = some.at(-1)
    if (end === 'end' || last === undefined) return shown
    if (items.size === limit) return { ...shown, cursor: cursorAfter(last) }
  }
}

async function take(places: AsyncGenerator<SearchPlace>, most: number) {
  const some: SearchPlace[] = []
  try {
    while (some.length < most) {
      const { done, value } = await places.next()
      if (done === true) return { some, end: 'end' } as const
      some.push(value)
    }
    return { some, end: undefined }
  } catch (end) {
    if (end instanceof BudgetSpent) return { some, end }
    throw end
  }
}

/** By place; what was merged is shown as the matter that goes on, what may not be seen is left out. */
async function visibleAt(
  { inquiries, clock }: SearchDeps,
  advisor: Pick<Advisor, 'id' | 'desks'>,
  places: readonly SearchPlace[],
): Promise<readonly (Inquiry | undefined)[]> {
  const found = new Map((await inquiries.findAll(places.map(inquiryAt))).map((one) => [one.inquiryId, one]))
  return Promise.all(
    places.map(async (place) => {
      const inquiry = found.get(inquiryAt(place))
      const survivor = inquiry === undefined ? undefined : await survivorOf(inquiries, inquiry)
      return survivor !== undefined && isVisible(survivor, advisor, clock()) ? survivor : undefined
    }),
  )
}
