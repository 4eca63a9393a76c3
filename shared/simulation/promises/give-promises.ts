import { delayRules } from '#shared/configuration/delay-rules.ts'
import { type Instant, MINUTE, SECOND } from '#shared/instant.ts'
import type { Situation } from '#shared/promise/pace.ts'
import type { Agent } from '../call-staff.ts'
import { inOrderOfTime } from '../happenings.ts'
import { capacityOf } from './capacity.ts'
import type { LivedCall, PromisedCall } from './promised-call.ts'
import { type StaffedClock, staffedClock } from './staffed-clock.ts'

/** What is known of a call and the floor when a promise is given. Durations in seconds of staffed time. */
export interface Arrival extends Situation {
  readonly type: string
}

/** A way to give promises. It hears of a call's end, and of a promise's end, only once they have passed. */
export interface Promiser {
  give(arrival: Arrival): GivenPromise
  /** How long it took, in time or not. */
  answered(promise: GivenPromise, took: number): void
  /** Its time has passed without an answer. */
  passed?(promise: GivenPromise): void
  /** Whether a promise that waits for its answer will probably break. */
  foresees?(promise: GivenPromise, look: Look): boolean
}

interface GivenPromise {
  readonly arrival: Arrival
  /** Seconds of staffed time. */
  readonly length: number
}

/** How a promise stands when it is looked at. Seconds of staffed time. */
interface Look {
  readonly elapsed: number
  readonly left: number
  /** What lies ahead of it now, and who is there to do it. */
  readonly situation: Situation
}

/** Sweep looks so often at open promises that end soon. */
const LOOK = MINUTE
const LOOK_AHEAD = delayRules.parse({}).lookAheadMinutes * MINUTE

/** Mean handling time before any call has ended, and how many calls it is then taken from. */
const FIRST_GUESS = 3 * MINUTE
const MEMORY = 200

/**
 * Gives each call a promise at its arrival and lets the promiser hear what happened in the order in which it happened.
 * Calls that nobody served count for nobody, but they wait with the others and their promises pass. Pure, and the same every time.
 */
export function givePromises(
  lived: readonly LivedCall[],
  staff: readonly Agent[],
  promiser: Promiser,
  until: Instant,
): readonly PromisedCall[] {
  const clocks = new Map<string, StaffedClock>()
  const clockOf = (type: string): StaffedClock => {
    const clock = clocks.get(type) ?? staffedClock(staff, type)
    clocks.set(type, clock)
    return clock
  }
  const promised: PromisedCall[] = []
  const coming = inOrderOfTime<() => void>()
  const runUntil = (now: Instant): void => {
    for (let next = coming.take(now); next !== undefined; next = coming.take(now)) next.what()
  }
  const capacity = capacityOf(staff)
  /** Arrivals of those who wait, in their order. */
  const waiting: Instant[] = []
  let busy = 0
  let handling = FIRST_GUESS

  /** People on duty, on average over the staffed time in which they will have worked off what is ahead. */
  function peopleFor(ahead: number, from: Instant, clock: StaffedClock): number {
    const work = ahead * handling
    const now = Math.max(1, capacity.at(from))
    const time = clock.between(from, capacity.done(from, work))
    return work === 0 || !Number.isFinite(time) || time === 0 ? now : work / time
  }

  /** What lies ahead of whoever came behind so many; where everybody is busy, half a call has to end before the first of them. */
  function situationBehind(waitingBefore: number, at: Instant, clock: StaffedClock): Situation {
    const ahead = waitingBefore + (busy >= capacity.at(at) ? 0.5 : 0)
    return { ahead, onDuty: peopleFor(ahead, at, clock) }
  }

  function arrive({ call, startedAt, endedAt }: LivedCall): void {
    const { type, arrivedAt } = call
    const clock = clockOf(type)
    const arrival = { type, ...situationBehind(waiting.length, arrivedAt, clock) }
    const promise = promiser.give(arrival)
    const by = clock.after(arrivedAt, promise.length * SECOND)
    const kept = endedAt !== undefined && endedAt <= by
    let [started, told] = [false, false]
    waiting.push(arrivedAt)
    const firstLook = Math.ceil(Math.max(arrivedAt + 1, by - LOOK_AHEAD) / LOOK) * LOOK
    if (Number.isFinite(firstLook) && promiser.foresees !== undefined) coming.add(firstLook, () => look(firstLook))
    if (startedAt !== undefined) {
      coming.add(startedAt, () => {
        waiting.splice(placeOf(waiting, arrivedAt), 1)
        started = true
        busy += 1
      })
    }
    if (endedAt !== undefined) {
      coming.add(endedAt, () => {
        busy -= 1
        handling += (call.handling - handling) / MEMORY
        promiser.answered(promise, clock.between(arrivedAt, endedAt) / SECOND)
        if (kept) promised.push({ call, by, kept, told })
      })
    }
    if (kept || by > until) return
    coming.add(by, () => {
      promiser.passed?.(promise)
      if (endedAt !== undefined) promised.push({ call, by, kept, told })
    })

    function look(at: Instant): void {
      if (at >= by || (endedAt !== undefined && at >= endedAt)) return
      const elapsed = clock.between(arrivedAt, at) / SECOND
      const situation = started ? { ahead: 0, onDuty: 1 } : situationBehind(placeOf(waiting, arrivedAt), at, clock)
      told = promiser.foresees?.(promise, { elapsed, left: promise.length - elapsed, situation }) === true
      if (!told) coming.add(at + LOOK, () => look(at + LOOK))
    }
  }

  for (const one of lived.toSorted((a, b) => a.call.arrivedAt - b.call.arrivedAt)) {
    runUntil(one.call.arrivedAt)
    arrive(one)
  }
  runUntil(until)
  return promised
}

/** How many in an ascending list come before this one. */
function placeOf(ascending: readonly Instant[], instant: Instant): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < instant) low = middle + 1
    else high = middle
  }
  return low
}
