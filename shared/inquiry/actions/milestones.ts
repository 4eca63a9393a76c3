import type { Instant } from '#shared/instant.ts'
import { type ActionContext, eventOf } from '../event.ts'
import type { CustomerPromise, Inquiry, InquiryEvent, Milestone } from '../inquiry.ts'
import { promisesOf } from '../promised.ts'
import { type Wait, waitsUntil } from '../timings.ts'

/** Whether a response now keeps the promise. */
export const isKept = ({ by }: CustomerPromise, { now }: ActionContext): boolean => now <= by

/** A person's first response of a round, by what was promised first: who was told a later time has not had the answer in time. */
export function answered(inquiry: Inquiry, context: ActionContext): Milestone {
  const { advisorId, advisorSince, roundBegan } = inquiry
  const [promise, ...laterPromises] = promisesOf(inquiry)
  return {
    name: 'answered',
    round: inquiry.round,
    from: inquiry.roundAt,
    to: context.now,
    ...(promise === undefined ? {} : { kept: isKept(promise, context), promise }),
    ...(laterPromises.length === 0 ? {} : { laterPromises }),
    ...(promise?.broken === true ? { breachCounted: true } : {}),
    ...(roundBegan === undefined ? {} : { began: roundBegan }),
    ...(advisorId === undefined
      ? {}
      : {
          advisor: {
            id: advisorId,
            ...(advisorSince === undefined ? {} : { since: advisorSince }),
            ...(promise === undefined ? {} : { promisedBy: promise.by }),
          },
        }),
  }
}

/**
 * The end of a matter, counted from receipt or from its last reopening. It may be taken back and come again in the same
 * round: the last one counts, by its revision.
 */
export function resolved(inquiry: Inquiry, context: ActionContext): Milestone {
  const waits = waitsUntil(inquiry, context.now)
  return {
    name: 'resolved',
    round: inquiry.round,
    from: inquiry.reopenedAt ?? inquiry.receivedAt,
    to: context.now,
    revision: inquiry.version + 1,
    ...(waits.length === 0 ? {} : { waits }),
    ...(inquiry.advisorId === undefined ? {} : { advisor: { id: inquiry.advisorId } }),
  }
}

/** A resolved matter that is taken up again, as the first thing of its new round. */
export const reopened = (inquiry: Inquiry, context: ActionContext): Milestone => ({
  name: 'reopened',
  round: inquiry.round + 1,
  from: inquiry.resolvedAt ?? context.now,
  to: context.now,
  ...(inquiry.advisorId === undefined ? {} : { advisor: { id: inquiry.advisorId } }),
})

/** A promise of this round whose time has passed without an answer. */
export const broken = (inquiry: Inquiry, promise: CustomerPromise, context: ActionContext): Milestone => ({
  name: 'broken',
  round: inquiry.round,
  from: inquiry.roundAt,
  to: context.now,
  kept: false,
  promise,
  ...(promisesOf(inquiry)[0] === promise ? {} : { later: true }),
})

/** Waits that a new round goes on with: those of an answered matter, none of one that was resolved. */
export function waitsAtRound(inquiry: Inquiry, roundAt: Instant): readonly Wait[] | undefined {
  const waits = inquiry.status === 'answered' ? waitsUntil(inquiry, roundAt) : []
  return waits.length === 0 ? undefined : waits
}

/**
 * Corrections for a matter that turned out to belong to another desk: what this round has counted so far moves to that
 * desk and its calendar, so that a desk is measured by its own matters. `after` is the inquiry as it is then.
 */
export function movedMilestones(inquiry: Inquiry, after: Inquiry, context: ActionContext): readonly InquiryEvent[] {
  const revision = inquiry.version + 1
  const { acknowledgedAt, assignedAt, openedAt, round, roundAt } = inquiry
  const counted: readonly (readonly [Milestone['name'], Instant | undefined, Instant])[] = [
    ['acknowledged', round === 1 ? acknowledgedAt : undefined, inquiry.receivedAt],
    ['assigned', assignedAt, roundAt],
    ['opened', openedAt, roundAt],
  ]
  return counted.flatMap(([name, to, from]) =>
    to === undefined
      ? []
      : [
          eventOf(after, context, {
            eventId: `${String(revision).padStart(6, '0')}-moved-${name}`,
            type: 'moved',
            detail: { milestone: name, fromDesk: inquiry.desk },
            milestone: { name, round, from, to, revision },
          }),
        ],
  )
}
