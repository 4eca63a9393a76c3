/**
 * Where an inquiry stands in a list of the index: `<received at, 13 digits>#<inquiryId>`, so that text order is the order
 * of time. Terms come in hashed: whoever reads the index learns no word of it.
 */
export type SearchPlace = string

/** What the index holds of one inquiry; grows before lists do, so that it always names everything that is to be erased. */
export interface Indexed {
  readonly place: SearchPlace
  readonly desks: readonly string[]
  /** Hashes. */
  readonly terms: readonly string[]
}

/** Part of one list, newest first: places below `before` and not below `from`. */
interface SearchRange {
  readonly desk: string
  /** Hash. */
  readonly term: string
  readonly before: SearchPlace
  readonly from: SearchPlace
  readonly limit: number
}

/** Lists of inquiries by desk and hashed term. Every method may throw Unavailable. */
export interface SearchIndex {
  /** Eventually consistent; fewer than `limit` only at the end. */
  places(range: SearchRange): Promise<readonly SearchPlace[]>
  /** Strongly consistent. */
  indexed(inquiryId: string): Promise<Indexed | undefined>
  /** Adds these terms in these desks' lists, which changes nothing where they are already. */
  enter(inquiryId: string, entry: Indexed): Promise<void>
  /** Takes an inquiry out of a desk's lists. */
  leave(inquiryId: string, desk: string): Promise<void>
  /** Takes an inquiry out of everything. */
  erase(inquiryId: string): Promise<void>
}
