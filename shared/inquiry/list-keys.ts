import type { Instant } from '#shared/instant.ts'
import { timerOf } from './in-hand.ts'
import type { Inquiry } from './inquiry.ts'
import type { ListView } from './inquiry-store.ts'
import { firstDue, passesAt } from './promised.ts'

/** One list that an inquiry stands in: the list's name and the place in it, compared as text. */
export interface Place {
  readonly list: string
  readonly order: string
}

/** The lists of work an inquiry stands in, derived from its state alone; absent where it stands in none. */
export interface Places {
  readonly desk?: Place
  readonly advisor?: Place
  readonly customer?: Place
  /** Open promises that are not yet noted as broken. */
  readonly due?: Place
  /** What comes back, lapses or moves at a time. */
  readonly timer?: Place
  /** Matters that are not closed and whose customer mail does not reach. */
  readonly notReached?: Place
}

/** Thirteen digits hold every millisecond until the year 2286, and order as text as they do as numbers. */
export const sortable = (instant: Instant): string => String(Math.max(0, instant)).padStart(13, '0')

/** What the order of urgent inquiries in a desk's lists begins with. */
export const URGENT = '0#'

/** Where an inquiry is listed. Pure; both stores order by it. */
export function placesOf(inquiry: Inquiry): Places {
  const { inquiryId, status, advisorId, notReached } = inquiry
  const open = status === 'waiting' || status === 'assigned'
  const timer = timerOf(inquiry)
  const passes = passesAt(inquiry)
  const due = `${inquiry.urgent ? URGENT : '1#'}${sortable(firstDue(inquiry))}#${inquiryId}`
  return {
    ...(open ? { desk: { list: deskList(inquiry.desk, status), order: due } } : {}),
    ...advisorPlace(inquiry, advisorId, due),
    ...(inquiry.customer.customerId === undefined
      ? {}
      : { customer: { list: inquiry.customer.customerId, order: `${sortable(inquiry.receivedAt)}#${inquiryId}` } }),
    ...(open && passes !== undefined ? { due: { list: 'open', order: `${sortable(passes)}#${inquiryId}` } } : {}),
    ...(notReached === undefined || status === 'resolved' || status === 'suppressed'
      ? {}
      : { notReached: { list: NOT_REACHED_LIST, order: `${sortable(notReached.at)}#${inquiryId}` } }),
    ...(timer === undefined ? {} : { timer: { list: 'timers', order: `${sortable(timer)}#${inquiryId}` } }),
  }
}

function advisorPlace(inquiry: Inquiry, advisorId: string | undefined, due: string): { readonly advisor?: Place } {
  if (advisorId === undefined) return {}
  const { status, snooze } = inquiry
  if (snooze !== undefined && snooze.over !== true && (status === 'assigned' || status === 'answered')) {
    const until = snooze.until ?? NEVER
    return { advisor: { list: `${advisorId}#snoozed`, order: `${sortable(until)}#${inquiry.inquiryId}` } }
  }
  if (status === 'assigned' || (status === 'answered' && snooze !== undefined))
    return { advisor: { list: `${advisorId}#open`, order: due } }
  const endedAt = inquiry.status === 'resolved' ? inquiry.resolvedAt : inquiry.answeredAt
  if ((inquiry.status !== 'resolved' && inquiry.status !== 'answered') || endedAt === undefined) return {}
  return { advisor: { list: `${advisorId}#resolved`, order: `${sortable(endedAt)}#${inquiry.inquiryId}` } }
}

/** Behind every time: what waits for its customer. */
const NEVER = 9_999_999_999_999

const NOT_REACHED_LIST = 'open'

const deskList = (desk: string, status: 'waiting' | 'assigned'): string => `${desk}#${status}`

/** What a view shows: which kind of place, the lists it merges, and whether it begins with the newest. */
export interface ViewPlan {
  readonly by: keyof Places
  readonly lists: readonly string[]
  readonly newestFirst: boolean
}

/** How a view is read from the places. Pure. */
export function planOf(view: ListView): ViewPlan {
  switch (view.view) {
    case 'mine':
      return { by: 'advisor', lists: [`${view.advisorId}#open`], newestFirst: false }
    case 'snoozed':
      return { by: 'advisor', lists: [`${view.advisorId}#snoozed`], newestFirst: false }
    case 'resolved':
      return { by: 'advisor', lists: [`${view.advisorId}#resolved`], newestFirst: true }
    case 'desk':
      return {
        by: 'desk',
        lists: [deskList(view.desk, 'waiting'), deskList(view.desk, 'assigned')],
        newestFirst: false,
      }
    case 'waiting':
      return { by: 'desk', lists: [deskList(view.desk, 'waiting')], newestFirst: false }
    case 'notReached':
      return { by: 'notReached', lists: [NOT_REACHED_LIST], newestFirst: true }
    case 'customer':
      return { by: 'customer', lists: [view.customerId], newestFirst: true }
  }
}
