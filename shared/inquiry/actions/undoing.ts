import { Conflict } from '#shared/errors.ts'
import { MINUTE } from '#shared/instant.ts'
import { type ActionContext, eventOf } from '../event.ts'
import type { Undoable } from '../in-hand.ts'
import type { Inquiry, InquiryEvent } from '../inquiry.ts'
import type { InquiryChange, LoadChange } from '../inquiry-store.ts'
import { movedMilestones, resolved } from './milestones.ts'
import { releaseLoad, transition, weightOf } from './transition.ts'

const RESTORED = ['advisorId', 'lastAdvisorId', 'touchedAt', 'advisorSince', 'customerSince', 'waits'] as const

/** What to keep so that the act can be taken back; nothing where there is nothing to go back to. */
export function undoableOf(
  inquiry: Inquiry,
  act: Undoable['act'],
  context: ActionContext,
): { readonly undo?: Undoable } {
  const { status, desk } = inquiry
  if (status !== 'waiting' && status !== 'assigned' && status !== 'answered') return {}
  const kept: Partial<Inquiry> = Object.fromEntries(
    RESTORED.flatMap((field) => (inquiry[field] === undefined ? [] : [[field, inquiry[field]]])),
  )
  const { now: at, by } = context
  return { undo: { act, by, at, until: at + MINUTE, before: { ...kept, status, desk } } }
}

/**
 * Takes back what the same advisor did less than a minute ago, as long as nobody has begun on it since; what was counted
 * of it is corrected. Its place may be taken by then: taking back is never refused for lack of room, so that a full list
 * stays one above its capacity for once. Throws Conflict when there is nothing to take back.
 */
export function undo(inquiry: Inquiry, context: ActionContext): InquiryChange {
  const { undo: done, touchedAt = 0 } = inquiry
  if (done === undefined || done.by !== context.by || done.until < context.now) throw new Conflict('inquiry')
  if (inquiry.status === 'assigned' && touchedAt > done.at) throw new Conflict('inquiry')
  const { status, desk } = done.before
  const restored = Object.fromEntries(RESTORED.map((field) => [field, done.before[field]]))
  const change = transition(inquiry, `restore-${status}`, context, {
    set: { ...restored, desk, resolvedAt: undefined, mergedInto: undefined },
    detail: { act: done.act },
    load: loadOf(inquiry, done.before, context),
  })
  return { ...change, events: [...(change.events ?? []), ...corrections(inquiry, done, context)] }
}

function loadOf(inquiry: Inquiry, before: Undoable['before'], context: ActionContext): readonly LoadChange[] {
  const { status, advisorId } = before
  if (status !== 'assigned' || advisorId === undefined) return releaseLoad(inquiry, context)
  // Routing gave it back to the same person meanwhile.
  if (inquiry.status === 'assigned' && inquiry.advisorId === advisorId) return []
  const capacity = Number.MAX_SAFE_INTEGER
  return [
    ...releaseLoad(inquiry, context),
    { advisorId, add: inquiry.inquiryId, weight: weightOf(inquiry), capacity, at: context.now },
  ]
}

/** A resolution never was; what was counted for a desk moves back to where it came from. */
function corrections(inquiry: Inquiry, { act, at, before }: Undoable, context: ActionContext): readonly InquiryEvent[] {
  if (act === 'transfer')
    return before.desk === inquiry.desk ? [] : movedMilestones(inquiry, { ...inquiry, desk: before.desk }, context)
  if (act === 'merge') return []
  const revision = inquiry.version + 1
  const milestone = {
    ...resolved({ ...inquiry, ...before }, { ...context, now: at }),
    revision,
    withdrawn: true,
  } as const
  const eventId = `${String(revision).padStart(6, '0')}-withdrawn`
  return [eventOf(inquiry, context, { eventId, type: 'withdrawn', milestone })]
}
