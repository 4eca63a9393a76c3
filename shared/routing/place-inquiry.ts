import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Conflict } from '#shared/errors.ts'
import { assign } from '#shared/inquiry/actions/assigning.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import { eventOf } from '#shared/inquiry/event.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Clock } from '#shared/instant.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import type { Candidate, RoutingSnapshot } from './decision.ts'
import { decideNow } from './snapshot.ts'
import type { StoredDecision } from './stored-decision.ts'

export interface RoutingDeps {
  readonly inquiries: InquiryStore
  readonly roster: Roster
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly clock: Clock
}

export type RoutingOutcome = 'assigned' | 'waits' | 'not-waiting'

export interface PlaceOptions {
  /** An advisor who is looked at whatever their standing says. */
  readonly also?: string
  /** Whether the chosen advisor is to get this one now, and not another that waits. Absent: they are. */
  readonly isTurn?: (candidate: Candidate, snapshot: RoutingSnapshot, inquiry: Inquiry) => Promise<boolean>
}

/**
 * Places one inquiry. Idempotent: one that is not waiting stays where it is, and an assignment is one transaction over
 * the inquiry (only while it waits) and the advisor (only below capacity); losing that race means deciding anew.
 */
export async function placeInquiry(
  deps: RoutingDeps,
  inquiryId: string,
  { also, isTurn }: PlaceOptions = {},
): Promise<RoutingOutcome> {
  const index = await deps.configuration()
  let outcome: RoutingOutcome = 'not-waiting'
  let unplaced: { readonly inquiry: Inquiry; readonly why: StoredDecision } | undefined
  await changeInquiry(deps.inquiries, inquiryId, async (inquiry) => {
    unplaced = undefined
    outcome = 'not-waiting'
    if (inquiry.status !== 'waiting') return undefined
    const now = deps.clock()
    const { decision, snapshot } = await decideNow(deps, inquiry, index, now, also)
    const candidate = snapshot.candidates.find((one) => one.advisorId === decision.advisorId)
    outcome = 'waits'
    if (candidate === undefined) {
      unplaced = { inquiry, why: { decision, snapshot } }
      return undefined
    }
    if (isTurn !== undefined && !(await isTurn(candidate, snapshot, inquiry))) return undefined
    outcome = 'assigned'
    return assign(inquiry, candidate, { decision, snapshot }, { now, by: 'system' })
  })
  if (unplaced !== undefined) await recordUnplaced(deps, unplaced.inquiry, unplaced.why)
  return outcome
}

/** Once a round: that nobody could take it, and what spoke against each. */
async function recordUnplaced(deps: RoutingDeps, inquiry: Inquiry, why: StoredDecision): Promise<void> {
  try {
    await deps.inquiries.commit({
      inquiryId: inquiry.inquiryId,
      events: [
        eventOf(
          inquiry,
          { now: inquiry.roundAt, by: 'system' },
          { eventId: `unplaced-${inquiry.round}`, type: 'unplaced', detail: why },
        ),
      ],
    })
  } catch (error) {
    if (!(error instanceof Conflict && error.what === 'message')) throw error
  }
}
