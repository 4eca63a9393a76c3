import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { type Place, type Places, placesOf } from '#shared/inquiry/list-keys.ts'

interface Listed {
  readonly order: string
  readonly inquiry: Inquiry
}

/**
 * Inquiries by id that know their lists as an index of the database does: sorted, and changed with each inquiry, so that
 * a list costs its own length and not that of all inquiries. They are never taken out.
 */
export class ListedInquiries extends Map<string, Inquiry> {
  readonly #lists = new Map<string, Listed[]>()

  override set(inquiryId: string, inquiry: Inquiry): this {
    const before = this.get(inquiryId)
    if (before !== undefined) for (const [key, place] of entriesOf(before)) this.#remove(key, place.order)
    for (const [key, place] of entriesOf(inquiry)) this.#insert(key, place.order, inquiry)
    return super.set(inquiryId, inquiry)
  }

  /** One list in its order. */
  listed(by: keyof Places, list: string): readonly Listed[] {
    return this.#lists.get(keyOf(by, list)) ?? []
  }

  #insert(key: string, order: string, inquiry: Inquiry): void {
    const all = this.#lists.get(key) ?? []
    all.splice(placeIn(all, order), 0, { order, inquiry })
    this.#lists.set(key, all)
  }

  #remove(key: string, order: string): void {
    const all = this.#lists.get(key) ?? []
    const place = placeIn(all, order)
    if (all[place]?.order === order) all.splice(place, 1)
  }
}

const keyOf = (by: string, list: string): string => `${by}/${list}`

const entriesOf = (inquiry: Inquiry): readonly (readonly [string, Place])[] =>
  Object.entries(placesOf(inquiry)).map(([by, place]) => [keyOf(by, place.list), place])

/** The first place whose order is not before this one. */
function placeIn(all: readonly Listed[], order: string): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((all[middle]?.order ?? '') < order) low = middle + 1
    else high = middle
  }
  return low
}
