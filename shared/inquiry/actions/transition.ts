import { type ActionContext, eventOf } from '../event.ts'
import type { Inquiry, Message, Milestone } from '../inquiry.ts'
import type { InquiryChange, LoadChange } from '../inquiry-store.ts'
import { assertAllows, type InquiryAct, nextStatus, type Transition } from '../state-machine.ts'

/** Capacity that an inquiry takes. Kept with it, so that releasing gives back what assigning took; older ones weigh 1. */
export const weightOf = ({ weight }: Pick<Inquiry, 'weight'>): number => weight ?? 1

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
  return stepOf(inquiry, name, context, { ...step, set: { ...letGo(inquiry, name), ...step.set, status } })
}

/** The change of an act that leaves the status as it is: next version, one event, and its advisor's console looks again. */
export function staying(inquiry: Inquiry, name: InquiryAct, context: ActionContext, step: Step): InquiryChange {
  assertAllows(inquiry.status, name)
  return stepOf(inquiry, name, context, { load: noticeOf(inquiry), ...step })
}

function stepOf(inquiry: Inquiry, name: string, context: ActionContext, step: Step): InquiryChange {
  const after: Inquiry = { ...inquiry, ...definedOf(step.set ?? {}) }
  return {
    inquiryId: inquiry.inquiryId,
    expectVersion: inquiry.version,
    set: step.set ?? {},
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

/** What a transition ends: nothing stays put aside, offered or about to move once the matter is somewhere else, or can still be taken back once somebody went on with it. */
function letGo(inquiry: Inquiry, name: Transition): NonNullable<InquiryChange['set']> {
  const goesOn = name !== 'assign' && name !== 'unassign'
  return {
    ...(inquiry.snooze === undefined ? {} : { snooze: undefined }),
    ...(inquiry.offer === undefined ? {} : { offer: undefined }),
    ...(inquiry.moveAt === undefined ? {} : { moveAt: undefined }),
    // Work that only moves keeps its promise, and with it its alarms.
    ...(inquiry.alarms !== undefined && goesOn && name !== 'transfer' && name !== 'reassign'
      ? { alarms: undefined }
      : {}),
    ...(inquiry.undo !== undefined && goesOn ? { undo: undefined } : {}),
  }
}

/** Lets the console of whoever has it look again. */
export const noticeOf = ({ status, advisorId }: Inquiry): readonly LoadChange[] =>
  (status === 'assigned' || status === 'answered') && advisorId !== undefined ? [{ advisorId, notice: true }] : []

/** The advisor's set without this inquiry; nothing when nobody holds it. */
export const releaseLoad = (inquiry: Inquiry, context: ActionContext): readonly LoadChange[] =>
  inquiry.status === 'assigned' && inquiry.advisorId !== undefined
    ? [{ advisorId: inquiry.advisorId, remove: inquiry.inquiryId, weight: weightOf(inquiry), at: context.now }]
    : []

function definedOf(set: NonNullable<InquiryChange['set']>): Partial<Inquiry> {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
}
