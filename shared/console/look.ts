import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import { isVisible, selfOf } from '#shared/inquiry/advisor-self.ts'
import { advisorOf } from '#shared/inquiry/desk-actor.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import { type Clock, type Millis, SECOND } from '#shared/instant.ts'
import type { Queue, RoutingRequest } from '#shared/queue/queue.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { type ConsoleState, consoleState, HEADS } from './console-state.ts'
import type { Offers } from './offers.ts'
import type { Viewer, Viewers } from './viewers.ts'

export interface LookDeps {
  readonly inquiries: Pick<InquiryStore, 'find' | 'heads'>
  readonly roster: Roster
  readonly viewers: Viewers
  readonly offers: Offers
  readonly configuration: () => Promise<ConfigurationIndex>
  readonly queues: { readonly routing: Queue<RoutingRequest> }
  readonly clock: Clock
}

/** What a console says of itself every few seconds. */
export interface Look {
  /** One tab or device; made up by the console. */
  readonly sessionId: string
  /** Inquiry that is open. */
  readonly viewing?: string
  readonly typing: boolean
  /** Inquiry that was open before. */
  readonly left?: string
  /** Etag of what the console shows. */
  readonly since?: string
}

/** A look counts this long; a console that closes without a word is gone for colleagues after it. */
const LOOK_LASTS: Millis = 20 * SECOND
/** Written again only so often: a console that asks every three seconds would pay for each. */
const WRITE_AGAIN: Millis = 10 * SECOND
const SEEN_AGAIN: Millis = 30 * SECOND

/**
 * One look of a console: keeps its session alive, tells colleagues what it has open, and returns what it shows, or undefined
 * when that is what the console has already. Whoever comes back from silence gets work at once.
 * Reads: the advisor and what is offered to them (1 unit each), half a unit for their list and each of their desks, 1 for
 * colleagues, 1 for the open inquiry.
 * Throws Missing for an unknown advisor.
 */
export async function look(deps: LookDeps, advisorId: string, what: Look): Promise<ConsoleState | undefined> {
  const index = await deps.configuration()
  const advisor = advisorOf(index, advisorId)
  const now = deps.clock()
  const [[load], mine, offered, waiting, open] = await Promise.all([
    deps.roster.loads([advisorId]),
    deps.inquiries.heads({ view: 'mine', advisorId }, HEADS),
    deps.offers.of(advisorId, now),
    Promise.all(
      advisor.desks.map(async (desk) => ({
        desk,
        heads: await deps.inquiries.heads({ view: 'waiting', desk }, HEADS),
      })),
    ),
    what.viewing === undefined ? undefined : deps.inquiries.find(what.viewing),
  ])
  if (load === undefined) throw new Missing('advisor')
  const viewed = open !== undefined && isVisible(open, advisor, now) ? open : undefined
  const viewers = viewed === undefined ? [] : await deps.viewers.of(viewed.inquiryId, now)
  const heard = now - (load.console?.seenAt ?? 0) >= SEEN_AGAIN
  const before = selfOf(advisor, load, index, now)
  const me = heard ? selfOf(advisor, { ...load, console: { seenAt: now } }, index, now) : before
  await Promise.all([
    heard ? deps.roster.seen(advisorId, now) : undefined,
    before.presence !== 'available' && me.presence === 'available'
      ? deps.queues.routing.send({ advisorId })
      : undefined,
    what.left === undefined || what.left === what.viewing
      ? undefined
      : deps.viewers.remove(what.left, { advisorId, sessionId: what.sessionId }),
    viewed === undefined ? undefined : showOthers(deps, viewed.inquiryId, viewers, { advisorId, ...what }, now),
  ])
  const nameOf = (id: string): string => index.advisor(id)?.name ?? id
  const state = consoleState({
    configuration: index.version,
    me,
    load,
    mine,
    offered,
    waiting,
    viewers,
    nameOf,
    ...(viewed === undefined ? {} : { viewed }),
  })
  return state.etag === what.since ? undefined : state
}

async function showOthers(
  deps: LookDeps,
  inquiryId: string,
  viewers: readonly Viewer[],
  { advisorId, sessionId, typing }: Pick<Viewer, 'advisorId' | 'sessionId' | 'typing'>,
  now: number,
): Promise<void> {
  const shown = viewers.find((viewer) => viewer.advisorId === advisorId && viewer.sessionId === sessionId)
  if (shown?.typing === typing && shown.until - now > LOOK_LASTS - WRITE_AGAIN) return
  await deps.viewers.put(inquiryId, { advisorId, sessionId, typing, until: now + LOOK_LASTS })
}
