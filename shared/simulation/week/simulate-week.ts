import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { Missing } from '#shared/errors.ts'
import { newRound, reply } from '#shared/inquiry/actions/answering.ts'
import { unassign } from '#shared/inquiry/actions/assigning.ts'
import { changeInquiry } from '#shared/inquiry/change-inquiry.ts'
import type { CustomerPromise } from '#shared/inquiry/inquiry.ts'
import { DAY, MINUTE, type Millis } from '#shared/instant.ts'
import { learnFromNews } from '#shared/promise/learn-from-news.ts'
import type { MilestoneEvent } from '#shared/reaction-times/open-times.ts'
import { presenceOf } from '#shared/roster/presence.ts'
import type { RoutingRule } from '#shared/routing/decision.ts'
import { fillAdvisor } from '#shared/routing/fill-advisor.ts'
import { unfit } from '#shared/routing/judge.ts'
import { refreshStandings } from '#shared/routing/keep-standing.ts'
import { routeInquiry } from '#shared/routing/route-inquiry.ts'
import { decisionRules, routedInquiry } from '#shared/routing/routed-inquiry.ts'
import { recordBroken } from '#shared/sweep/record-broken.ts'
import { inOrderOfTime } from '../happenings.ts'
import { dutiesOf } from './duties.ts'
import { createFloor, type FloorPorts } from './floor.ts'
import { answerTo, inquiryOf } from './lived-inquiry.ts'
import { placeRound } from './place-round.ts'
import type { RecordedRound, RecordedWeek } from './recorded-week.ts'

/** A round as it went in the simulation. */
interface LivedRound {
  readonly inquiryId: string
  readonly desk: string
  readonly ownAdvisorId?: string
  readonly promise: CustomerPromise
}

/** What became of a week under a configuration. */
export interface LivedWeek {
  readonly rounds: readonly LivedRound[]
  readonly reached: readonly MilestoneEvent[]
  /** Time that each advisor worked. */
  readonly worked: ReadonlyMap<string, Millis>
  /** Most inquiries that waited at a desk at a time for somebody with room for them. */
  readonly mostWaiting: ReadonlyMap<string, number>
  /** What nobody had answered in the end, and for what nobody ever may: the rules that speak against everybody. */
  readonly left: readonly { readonly desk: string; readonly forNobody?: readonly RoutingRule[] }[]
}

/** After the last arrival, work goes on for so long. */
const AFTERWARDS = 7 * DAY
/** An advisor's list that goes back to its desks at the end of a shift; the sweep takes as many. */
const PAGE = 100

/**
 * Replays a week under a configuration in virtual time, through the code that routes, promises, moves and measures for
 * real, over the ports that are given. An advisor works on one matter at a time in the order of their list, for as long as it took
 * then, finishes what was begun and leaves the rest to the desk at the end of a shift. The same every time.
 * @param then the configuration that was in force when the week was recorded
 */
export async function simulateWeek(
  week: RecordedWeek,
  then: ConfigurationIndex,
  index: ConfigurationIndex,
  ports: FloorPorts,
): Promise<LivedWeek> {
  const floor = createFloor(index, ports)
  const coming = inOrderOfTime<() => Promise<unknown>>()
  const efforts = new Map<string, Millis>()
  const inHand = new Map<string, string>()
  const worked = new Map<string, Millis>()
  const mostWaiting = new Map<string, number>()
  const rounds: LivedRound[] = []
  const { inquiries, roster, clock, given } = floor

  async function arrive(round: RecordedRound): Promise<void> {
    const place = placeRound(round, then, index)
    const known = await inquiries.find(round.inquiryId)
    // A further message on what nobody has answered yet joins it.
    if (known !== undefined && known.status !== 'answered') return
    const desk = known?.desk ?? place.desk
    const promise = await floor.promiseFor(index, desk, place.urgent, clock())
    if (promise === undefined) return
    efforts.set(round.inquiryId, round.effort)
    const context = { now: clock(), by: 'customer' }
    await inquiries.commit(
      known === undefined
        ? { inquiryId: round.inquiryId, expectVersion: 'absent', set: inquiryOf(round, { ...place, promise }, index) }
        : newRound(known, 'ask', promise, undefined, context),
    )
    const own = (await inquiries.find(round.inquiryId))?.customer.ownAdvisorId
    rounds.push({ inquiryId: round.inquiryId, desk, promise, ...(own === undefined ? {} : { ownAdvisorId: own }) })
    coming.add(promise.by + 1, () => recordBroken(floor))
    if ((await routeInquiry(floor, round.inquiryId)) === 'waits') waits(round.inquiryId, desk)
  }

  /** Rules may fall after a wait; the sweep looks every minute. */
  function waits(inquiryId: string, desk: string): void {
    mostWaiting.set(desk, Math.max(mostWaiting.get(desk) ?? 0, floor.waiting.get(desk)?.size ?? 0))
    for (const { afterMinutes } of index.institute.routing.relax) {
      const falls = index.calendar(desk).addBusinessMillis(clock(), afterMinutes * MINUTE)
      coming.add(falls, () => routeInquiry(floor, inquiryId))
    }
  }

  async function isThere(advisorId: string): Promise<boolean> {
    const [load] = await roster.loads([advisorId])
    return load !== undefined && presenceOf(advisorId, load, index, clock()) === 'available'
  }

  async function comes(advisorId: string): Promise<void> {
    await fillAdvisor(floor, advisorId)
    given.add(advisorId)
  }

  async function goes(advisorId: string): Promise<void> {
    if (await isThere(advisorId)) return
    await refreshStandings(floor, [advisorId])
    const { items } = await inquiries.list({ view: 'mine', advisorId }, { limit: PAGE })
    for (const { inquiryId, desk } of items.filter((one) => one.inquiryId !== inHand.get(advisorId))) {
      await changeInquiry(inquiries, inquiryId, (one) => unassign(one, 'offline', { now: clock(), by: 'system' }))
      if ((await routeInquiry(floor, inquiryId)) === 'waits') waits(inquiryId, desk)
    }
  }

  async function begin(advisorId: string): Promise<void> {
    if (inHand.has(advisorId) || !(await isThere(advisorId))) return
    const [first] = (await inquiries.list({ view: 'mine', advisorId }, { limit: 1 })).items
    if (first === undefined) return
    const { inquiryId } = first
    inHand.set(advisorId, inquiryId)
    const effort = efforts.get(inquiryId) ?? 0
    worked.set(advisorId, (worked.get(advisorId) ?? 0) + effort)
    coming.add(clock() + effort, () => finish(advisorId, inquiryId))
  }

  async function finish(advisorId: string, inquiryId: string): Promise<void> {
    inHand.delete(advisorId)
    const context = { now: clock(), by: `advisor:${advisorId}` }
    await changeInquiry(inquiries, inquiryId, (inquiry) => reply(inquiry, answerTo(inquiry, context.now), context))
    await comes(advisorId)
    await goes(advisorId)
  }

  for (const news of week.learned) await learnFromNews(floor.paces, news)
  for (const { id } of index.configuration.advisors) {
    for (const { from, to } of dutiesOf(index, id, week.from, week.to + AFTERWARDS)) {
      coming.add(from, () => comes(id))
      coming.add(to, () => goes(id))
    }
  }
  for (const { advisorId, value, at } of week.presences.filter((one) => index.advisor(one.advisorId) !== undefined)) {
    coming.add(at, async () => {
      await roster.setPresence(advisorId, value, clock())
      await (value === 'available' ? comes(advisorId) : goes(advisorId))
    })
  }
  for (const round of week.rounds) coming.add(round.at, () => arrive(round))

  const until = week.to + AFTERWARDS
  for (let next = coming.take(until); next !== undefined; next = coming.take(until)) {
    floor.moveTo(next.at)
    await next.what()
    for (const advisorId of given) {
      given.delete(advisorId)
      await begin(advisorId)
    }
  }
  const left = await Promise.all(
    [...floor.waiting.values()].flatMap((ids) => [...ids]).map((inquiryId) => leftOver(inquiryId)),
  )
  return { rounds, reached: floor.reached, worked, mostWaiting, left }

  /** By the configuration alone: whoever may answer it will be there at some time. */
  async function leftOver(inquiryId: string): Promise<LivedWeek['left'][number]> {
    const inquiry = await inquiries.find(inquiryId)
    if (inquiry === undefined) throw new Missing('inquiry')
    const { desk } = inquiry
    const asked = routedInquiry(inquiry, index, undefined)
    const { relaxed } = decisionRules(inquiry, index, clock())
    const against = index
      .advisorsOf(desk)
      .map((advisor) => unfit(advisor.id, advisor, asked).filter((rule) => !relaxed.includes(rule)))
    return against.some((rules) => rules.length === 0) ? { desk } : { desk, forNobody: [...new Set(against.flat())] }
  }
}
