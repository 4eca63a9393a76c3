import { justAbove } from './place.ts'
import type { SearchIndex, SearchPlace } from './search-index.ts'

/** How much may still be read for one answer. */
export interface ReadBudget {
  left: number
}

/** A list of places, newest first, that is read as far as it is asked. */
export interface PostingList {
  /** The newest place below `before`; undefined when there is none. Asked with ever older places. Throws BudgetSpent. */
  next(before: SearchPlace): Promise<SearchPlace | undefined>
}

/** The answer would take more reading than one request may. */
export class BudgetSpent extends Error {
  /** Everything from here on is known: looking goes on below it. */
  readonly reached: SearchPlace

  constructor(reached: SearchPlace) {
    super('the budget for reading is spent')
    this.reached = reached
  }
}

const FIRST_PAGE = 100
const LARGEST_PAGE = 1_000

export function postingList(
  index: Pick<SearchIndex, 'places'>,
  list: { readonly desk: string; readonly term: string; readonly from: SearchPlace },
  budget: ReadBudget,
): PostingList {
  let page: readonly SearchPlace[] = []
  let at = 0
  let atEnd = false
  let limit = FIRST_PAGE
  const skipTo = (before: SearchPlace): void => {
    while (at < page.length && (page[at] ?? '') >= before) at += 1
  }
  return {
    async next(before) {
      skipTo(before)
      if (at === page.length && !atEnd) {
        if (budget.left === 0) throw new BudgetSpent(before)
        budget.left -= 1
        page = await index.places({ ...list, before, limit })
        at = 0
        atEnd = page.length < limit
        limit = Math.min(LARGEST_PAGE, limit * 3)
      }
      return page[at]
    },
  }
}

/** Several lists as one: a place is in it when it is in any of them. */
export const anyOf = (lists: readonly PostingList[]): PostingList => ({
  async next(before) {
    const heads = await Promise.all(lists.map((list) => list.next(before)))
    return heads.reduce<SearchPlace | undefined>(
      (newest, head) => (head !== undefined && (newest === undefined || head > newest) ? head : newest),
      undefined,
    )
  },
})

/**
 * Places that are in all of the lists, newest first (leapfrog join, Veldhuizen 2014). Throws BudgetSpent: all lists are
 * asked for the same place, so what it reached holds for all of them.
 */
export async function* inAll(lists: readonly PostingList[], start: SearchPlace): AsyncGenerator<SearchPlace> {
  let before = start
  while (lists.length > 0) {
    const heads = await Promise.all(lists.map((list) => list.next(before)))
    let oldest: SearchPlace | undefined
    for (const head of heads) {
      if (head === undefined) return
      if (oldest === undefined || head < oldest) oldest = head
    }
    if (oldest === undefined) return
    if (heads.every((head) => head === oldest)) {
      yield oldest
      before = oldest
    } else before = justAbove(oldest)
  }
}
