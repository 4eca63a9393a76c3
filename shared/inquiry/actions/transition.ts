import { type ActionContext, eventOf } from '../event.ts'
import type { Inquiry, Message, Milestone } from '../inquiry.ts'
import type { InquiryChange, LoadChange } from '../inquiry-store.ts'
import { nextStatus, type Transition } from '../state-machine.ts'

/** Every inquiry weighs the same for now; capacity is a sum of weights. */
export const WEIGHT = 1

interface Step {
  readonly set?: NonNullable<InquiryChange['set']>
  readonly messages?: readonly Message[]
  readonly detail?: unknown
  readonly milestone?: Milestone
  readonly load?: readonly LoadChange[]
}

/** The change of one transition: new status, next version, one event. Throws IllegalTransition. */
export function transition(inquiry: Inquiry, name: Transition, context: ActionContext, step: Step = {}): InquiryChange {
  const status = nextStatus(inquiry.status, name)
  const after: Inquiry = { ...inquiry, ...definedOf(step.set ?? {}) }
  return {
    inquiryId: inquiry.inquiryId,
    expectVersion: inquiry.version,
    set: { ...step.set, status },
    events: [
      eventOf(after, context, {
        eventId: `${String(inquiry.version + 1).padStart(6, '0')}-${name}`,
        type: name,
        ...(step.detail === undefined ? {} : { detail: step.detail }),
        ...(step.milestone === undefined ? {} : { milestone: step.milestone }),
      }),
    ],
    ...(step.messages === undefined ? {} : { messages: step.messages }),
    ...(step.load === undefined ? {} : { load: step.load }),
  }
}

/** The advisor's set without this inquiry; nothing when nobody holds it. */
export const releaseLoad = (inquiry: Inquiry, context: ActionContext): readonly LoadChange[] =>
  inquiry.status === 'assigned' && inquiry.advisorId !== undefined
    ? [{ advisorId: inquiry.advisorId, remove: inquiry.inquiryId, weight: WEIGHT, at: context.now }]
    : []

function definedOf(set: NonNullable<InquiryChange['set']>): Partial<Inquiry> {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
}
