import { DAY, type Instant } from '#shared/instant.ts'

export const PRESENCES = ['available', 'away', 'offline'] as const
export type Presence = (typeof PRESENCES)[number]

/** What storage knows of an advisor's day; who they are is in the configuration. */
export interface AdvisorLoad {
  readonly advisorId: string
  /** Set by hand; wins over shifts until changed or until the next shift ends. */
  readonly presence?: { readonly value: Presence; readonly setAt: Instant }
  /** Inquiries assigned and not yet answered or resolved. */
  readonly open: readonly string[]
  /** Sum of their weights. */
  readonly openWeight: number
  /** When an inquiry was last assigned to them; 0 for never. */
  readonly lastAssignedAt: Instant
  /** Their console, once it has been opened: when it was last heard of, to half a minute. */
  readonly console?: { readonly seenAt: Instant }
  /** Weight that they were given on the day (UTC) of `lastAssignedAt`. */
  readonly given: number
  /** Since when they are gone while work of theirs was left; absent once they are back. */
  readonly goneSince?: Instant
  /** Grows whenever something about their open work changes. */
  readonly changes: number
}

/** Fairness over the day needs a day that everybody agrees on: it is UTC's. */
export const isSameDay = (a: Instant, b: Instant): boolean => Math.floor(a / DAY) === Math.floor(b / DAY)

/** Of an advisor never seen. */
export const emptyLoad = (advisorId: string): AdvisorLoad => ({
  advisorId,
  open: [],
  openWeight: 0,
  lastAssignedAt: 0,
  given: 0,
  changes: 0,
})

/** Somebody's place among those of a desk who are there and have room. */
export interface Standing {
  readonly advisorId: string
  /** Compares as text, the best first; shared/routing/standing.ts writes and reads it. */
  readonly order: string
}

/** Standings asked for in one call. */
export const MOST_STANDINGS = 1_000

/** Advisors' live state. Sets of open inquiries change only through InquiryStore.commit. May throw Unavailable. */
export interface Roster {
  /** One entry for each id, in the order asked, empty for those never seen; strongly consistent. */
  loads(advisorIds: readonly string[]): Promise<readonly AdvisorLoad[]>
  setPresence(advisorId: string, value: Presence, at: Instant): Promise<void>
  /** Their console was heard of; an earlier time changes nothing. */
  seen(advisorId: string, at: Instant): Promise<void>
  /** Notes since when they are gone; undefined: they are back. */
  setGone(advisorId: string, since: Instant | undefined): Promise<void>
  /** Who stands ready at a desk, the best first, after the given place; eventually consistent. At most MOST_STANDINGS. */
  standing(desk: string, page: { readonly limit: number; readonly after?: string }): Promise<readonly Standing[]>
  /**
   * Keeps where an advisor stands at a desk; no `order`: they do not stand ready. `changes` is that of the load it was
   * made from: nothing changes where a later one is kept already.
   */
  stand(advisorId: string, desk: string, place: { readonly order?: string; readonly changes: number }): Promise<void>
}
