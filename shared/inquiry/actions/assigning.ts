import type { RoutingDecision } from '#shared/routing/decision.ts'
import type { ActionContext } from '../event.ts'
import type { Inquiry, Message, Milestone } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { waitsUntil } from '../timings.ts'
import { movedMilestones } from './milestones.ts'
import { releaseLoad, transition, weightOf } from './transition.ts'
import { undoableOf } from './undoing.ts'

/** What an assignment was decided from; kept with it, so that it can be replayed. `taken` is an advisor helping themselves. */
export type AssignmentReason =
  | { readonly decision: RoutingDecision; readonly snapshot: unknown }
  | { readonly taken: true }

/**
 * Gives a waiting inquiry to an advisor, together with the advisor's load: only while it waits, only below `capacity`.
 * The first assignment of a round is its milestone.
 */
export function assign(
  inquiry: Inquiry,
  to: { readonly advisorId: string; readonly capacity: number },
  reason: AssignmentReason,
  context: ActionContext,
): InquiryChange {
  const given = givenTo(inquiry, to, context)
  return transition(inquiry, 'assign', context, {
    ...given,
    // Who helps themselves has begun.
    set: { ...given.set, touchedAt: 'taken' in reason ? context.now : undefined },
    detail: { advisorId: to.advisorId, ...reason },
  })
}

/**
 * Gives it to somebody at its desk by the word of whoever leads that, whether it waits or a colleague has it: both loads
 * change with it, and it can be taken back as what was handed over.
 */
export function reassign(
  inquiry: Inquiry,
  to: { readonly advisorId: string; readonly capacity: number },
  message: Message | undefined,
  context: ActionContext,
): InquiryChange {
  const given = givenTo(inquiry, to, context)
  return transition(inquiry, 'reassign', context, {
    ...given,
    set: { ...given.set, touchedAt: undefined, ...undoableOf(inquiry, 'transfer', context) },
    ...(message === undefined ? {} : { messages: [message] }),
    detail: { fromAdvisorId: inquiry.advisorId, advisorId: to.advisorId },
    load: [...releaseLoad(inquiry, context), ...given.load],
  })
}

function givenTo(
  inquiry: Inquiry,
  { advisorId, capacity }: { readonly advisorId: string; readonly capacity: number },
  { now }: ActionContext,
) {
  const first = inquiry.assignedAt === undefined
  const milestone: Milestone = { name: 'assigned', round: inquiry.round, from: inquiry.roundAt, to: now }
  return {
    set: { advisorId, advisorSince: now, ...(first ? { assignedAt: now } : {}) },
    ...(first ? { milestone } : {}),
    load: [{ advisorId, add: inquiry.inquiryId, weight: weightOf(inquiry), capacity, at: now }],
  }
}

/** Takes an inquiry from an advisor who is gone back to its desk. */
export const unassign = (inquiry: Inquiry, why: string, context: ActionContext): InquiryChange =>
  transition(inquiry, 'unassign', context, {
    // Whoever has begun on it gets it again when they are back before anybody took it.
    set: {
      advisorId: undefined,
      advisorSince: undefined,
      ...(inquiry.touchedAt === undefined ? {} : { lastAdvisorId: inquiry.advisorId }),
    },
    detail: { advisorId: inquiry.advisorId, why },
    load: releaseLoad(inquiry, context),
  })

/** Hands an inquiry to a desk, to be routed anew; a colleague named with it gets it if the rules allow. */
export function transfer(
  inquiry: Inquiry,
  to: { readonly desk: string; readonly advisorId?: string },
  message: Message,
  context: ActionContext,
): InquiryChange {
  const waits = waitsUntil(inquiry, context.now)
  const change = transition(inquiry, 'transfer', context, {
    set: {
      desk: to.desk,
      advisorId: undefined,
      advisorSince: undefined,
      touchedAt: undefined,
      lastAdvisorId: to.advisorId,
      customerSince: undefined,
      ...(waits.length === 0 ? {} : { waits }),
      ...undoableOf(inquiry, 'transfer', context),
    },
    messages: [message],
    detail: { fromDesk: inquiry.desk, fromAdvisorId: inquiry.advisorId, to },
    load: releaseLoad(inquiry, context),
  })
  const moved = to.desk === inquiry.desk ? [] : movedMilestones(inquiry, { ...inquiry, desk: to.desk }, context)
  return { ...change, events: [...(change.events ?? []), ...moved] }
}
