import type { Milestone } from '#shared/inquiry/inquiry.ts'

/** What is counted: the milestones, with a person's answers told apart by what their round began with. */
export const COUNTED = [
  'acknowledged',
  'assigned',
  'opened',
  'firstResponse',
  'nextResponse',
  'answeredAgain',
  'resolved',
  'reopened',
  'broken',
] as const
export type Counted = (typeof COUNTED)[number]

/** Answers of every kind together: what the reports call `answered`. */
export const ANSWERS = ['firstResponse', 'nextResponse', 'answeredAgain'] as const satisfies readonly Counted[]

/**
 * Where the time to a resolution went: open hours of the desk with the matter in our hands, waiting for the customer, and
 * hours in which the desk was closed while it was in our hands.
 */
export const RESOLUTION_PARTS = ['inOurHands', 'waitingForCustomer', 'deskClosed'] as const
export type ResolutionPart = (typeof RESOLUTION_PARTS)[number]

/** As what a milestone is counted. Events of older releases do not say what their round began with: a later one is a question. */
export function countedAs({ name, round, began }: Milestone): Counted {
  if (name !== 'answered') return name
  if (began === 'reopening') return 'answeredAgain'
  return round === 1 && began === undefined ? 'firstResponse' : 'nextResponse'
}
