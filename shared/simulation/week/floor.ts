import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { InquiryStore } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import { learnFromNews } from '#shared/promise/learn-from-news.ts'
import { newsOf } from '#shared/promise/news-of.ts'
import type { PaceStore } from '#shared/promise/pace-store.ts'
import { createPromiseFor, type PromiseFor } from '#shared/promise/promise-for.ts'
import { isMilestone, type MilestoneEvent } from '#shared/reaction-times/open-times.ts'
import type { Roster } from '#shared/roster/advisor-load.ts'
import { keepingStandings } from '#shared/routing/keep-standing.ts'
import type { RoutingDeps } from '#shared/routing/place-inquiry.ts'

/** Where a simulation keeps things: ports that are empty at first and that nobody else uses. */
export interface FloorPorts {
  readonly inquiries: InquiryStore
  readonly roster: Roster
  readonly paces: PaceStore
}

/** The bank of a simulation: the real use cases' ports in memory, in virtual time. */
export interface Floor extends RoutingDeps {
  readonly paces: PaceStore
  readonly promiseFor: PromiseFor
  readonly moveTo: (now: Instant) => void
  /** Milestones in the order in which they were reached. */
  readonly reached: readonly MilestoneEvent[]
  /** Advisors who were given work since they were last asked for. */
  readonly given: Set<string>
  /** Inquiries that wait at each desk now. */
  readonly waiting: ReadonlyMap<string, ReadonlySet<string>>
}

/** One that is empty at first. Promises are learned from as measurement does, with each milestone. */
export function createFloor(index: ConfigurationIndex, { inquiries, roster, paces }: FloorPorts): Floor {
  const reached: MilestoneEvent[] = []
  const given = new Set<string>()
  const waiting = new Map(index.configuration.desks.map(({ id }) => [id, new Set<string>()]))
  let now = 0
  async function follow(inquiryId: string): Promise<void> {
    const after = await inquiries.find(inquiryId)
    const there = after === undefined ? undefined : waiting.get(after.desk)
    if (after?.status === 'waiting') there?.add(inquiryId)
    else there?.delete(inquiryId)
  }
  const commit: InquiryStore['commit'] = async ({ events = [], ...change }) => {
    // What decisions were made from is not asked for here, and would be the most of what is kept.
    const plain = events.map(({ detail: _, ...event }) => event)
    // Nor that nobody could take it, which is noted once and would be refused each further time.
    if (change.set === undefined && change.load === undefined && !plain.some(isMilestone)) return
    await inquiries.commit({ ...change, events: plain })
    for (const load of change.load ?? []) if ('add' in load) given.add(load.advisorId)
    if (change.set?.status !== undefined) await follow(change.inquiryId)
    for (const event of plain.filter(isMilestone)) {
      reached.push(event)
      for (const news of await newsOf(event, async ({ desk }) => index.calendar(desk))) await learnFromNews(paces, news)
    }
  }
  return keepingStandings({
    inquiries: { ...inquiries, commit },
    roster,
    configuration: async () => index,
    clock: () => now,
    moveTo: (at) => {
      now = at
    },
    paces,
    promiseFor: createPromiseFor({ paces, inquiries }),
    reached,
    given,
    waiting,
  })
}
