import type { AdvisorSelf } from '#shared/inquiry/advisor-desk-port.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { Head } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import type { AdvisorLoad } from '#shared/roster/advisor-load.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import type { Viewer } from './viewers.ts'

/** Waiting work looked at a desk; where there is more, a console says "50 and more". */
export const HEADS = 50

/** What a console shows that may change without its doing. `version` changes exactly when the list is to be read again. */
export interface ConsoleState {
  /** Of all that follows. */
  readonly etag: string
  /** Version in force: what ids are called may change with it. */
  readonly configuration: number
  readonly me: AdvisorSelf
  readonly mine: { readonly count: number; readonly version: string }
  /** Matters that colleagues offer. */
  readonly offered: { readonly count: number; readonly version: string }
  readonly desks: readonly DeskState[]
  /** The inquiry that is looked at. */
  readonly viewing?: { readonly inquiryId: string; readonly version: string; readonly status: Inquiry['status'] }
  /** Colleagues who look at it too. */
  readonly others: readonly Other[]
}

interface DeskState {
  readonly desk: string
  /** At most HEADS are counted. */
  readonly waiting: number
  readonly version: string
  /** The promise that breaks next among what waits, or the receipt of what has none. */
  readonly nextDueAt?: Instant
}

interface Other {
  readonly advisorId: string
  readonly name: string
  readonly typing: boolean
}

/** What was read for one look. */
export interface ConsoleSnapshot {
  readonly configuration: number
  readonly me: AdvisorSelf
  readonly load: AdvisorLoad
  readonly mine: readonly Head[]
  readonly offered: readonly string[]
  readonly waiting: readonly { readonly desk: string; readonly heads: readonly Head[] }[]
  readonly viewed?: Inquiry
  readonly viewers: readonly Viewer[]
  readonly nameOf: (advisorId: string) => string
}

/** Puts together what a console shows. Pure: the same snapshot has the same etag. */
export function consoleState(snapshot: ConsoleSnapshot): ConsoleState {
  const { configuration, me, load, mine, offered, waiting, viewed, viewers, nameOf } = snapshot
  const state = {
    configuration,
    me,
    mine: { count: mine.length, version: deriveId('mine', String(load.changes), ...mine.map(({ order }) => order)) },
    offered: { count: offered.length, version: deriveId('offered', ...offered) },
    desks: waiting.map(({ desk, heads }) => deskState(desk, heads)),
    ...(viewed === undefined
      ? {}
      : {
          viewing: {
            inquiryId: viewed.inquiryId,
            version: deriveId('viewing', JSON.stringify(viewed)),
            status: viewed.status,
          },
        }),
    others: othersOf(viewers, me.advisorId, nameOf),
  }
  return { etag: deriveId('console', JSON.stringify(state)), ...state }
}

function deskState(desk: string, heads: readonly Head[]): DeskState {
  const dueTimes = heads.flatMap(({ order }) => dueOf(order) ?? [])
  return {
    desk,
    waiting: heads.length,
    version: deriveId('desk', ...heads.map(({ order }) => order)),
    ...(dueTimes.length === 0 ? {} : { nextDueAt: Math.min(...dueTimes) }),
  }
}

/** The time in a place of open work: `<urgency>#<promise, or receipt>#<id>`. */
function dueOf(order: string): Instant | undefined {
  const text = order.split('#')[1]
  return text === undefined ? undefined : Number(text)
}

/** Each colleague once, typing when they type in any of their tabs. */
function othersOf(viewers: readonly Viewer[], me: string, nameOf: (id: string) => string): readonly Other[] {
  const byAdvisor = Map.groupBy(
    viewers.filter(({ advisorId }) => advisorId !== me),
    ({ advisorId }) => advisorId,
  )
  return [...byAdvisor].map(([advisorId, theirs]) => ({
    advisorId,
    name: nameOf(advisorId),
    typing: theirs.some(({ typing }) => typing),
  }))
}
