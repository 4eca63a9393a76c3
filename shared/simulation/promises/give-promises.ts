import { type Instant, MINUTE, SECOND } from '#shared/instant.ts'
import type { Agent } from '../call-staff.ts'
import { inOrderOfTime } from '../happenings.ts'
import { capacityOf } from './capacity.ts'
import type { LivedCall, PromisedCall } from './promised-call.ts'
import { type StaffedClock, staffedClock } from './staffed-clock.ts'

/** What is known of a call and the floor when a promise is given. Durations in seconds of staffed time. */
interface Arrival {
  readonly type: string
  readonly ahead: number
  readonly onDuty: number
}

/** A way to give promises. It hears of a call's end, and of a promise's end, only once they have passed. */
export interface Promiser {
  give(arrival: Arrival): GivenPromise
  /** How long it took, in time or not. */
  answered(promise: GivenPromise, took: number): void
  /** Its time has passed without an answer. */
  passed?(promise: GivenPromise): void
  /** Whether a promise that has waited so long will probably break. */
  foresees?(promise: GivenPromise, elapsed: number): boolean
}

interface GivenPromise {
  readonly arrival: Arrival
  /** Seconds of staffed time. */
  readonly length: number
}

/** Sweep looks at open promises so often. */
const LOOK = MINUTE

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
  let [waiting, busy] = [0, 0]
  let handling = FIRST_GUESS

  /** People on duty, on average over the staffed time in which they will have worked off what is ahead. */
  function peopleFor(ahead: number, from: Instant, clock: StaffedClock): number {
    const work = ahead * handling
    const now = Math.max(1, capacity.at(from))
    const time = clock.between(from, capacity.done(from, work))
    return work === 0 || !Number.isFinite(time) || time === 0 ? now : work / time
  }

  function arrive({ call, startedAt, endedAt }: LivedCall): void {
    const { type, arrivedAt } = call
    const clock = clockOf(type)
    // Where everybody is busy, half a call has to end before the first of those who wait.
    const ahead = waiting + (busy >= capacity.at(arrivedAt) ? 0.5 : 0)
    const arrival = { type, ahead, onDuty: peopleFor(ahead, arrivedAt, clock) }
    const promise = promiser.give(arrival)
    const by = clock.after(arrivedAt, promise.length * SECOND)
    const kept = endedAt !== undefined && endedAt <= by
    let told = false
    waiting += 1
    if (startedAt !== undefined) {
      coming.add(startedAt, () => {
        waiting -= 1
        busy += 1
      })
    }
    if (endedAt !== undefined) {
      coming.add(endedAt, () => {
        busy -= 1
        handling += (call.handling - handling) / MEMORY
        promiser.answered(promise, clock.between(arrivedAt, endedAt) / SECOND)
        if (kept) promised.push({ call, by, kept, told: false })
      })
    }
    if (kept || by > until) return
    const look = Math.floor((by - 1) / LOOK) * LOOK
    if (look > arrivedAt) {
      coming.add(look, () => {
        told = promiser.foresees?.(promise, clock.between(arrivedAt, look) / SECOND) === true
      })
    }
    coming.add(by, () => {
      promiser.passed?.(promise)
      if (endedAt !== undefined) promised.push({ call, by, kept, told })
    })
  }

  for (const one of lived.toSorted((a, b) => a.call.arrivedAt - b.call.arrivedAt)) {
    runUntil(one.call.arrivedAt)
    arrive(one)
  }
  runUntil(until)
  return promised
}
