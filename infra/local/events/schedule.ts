import { StartError } from '../start-error.ts'

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** Length in ms of a `rate(…)` expression (EventBridge). Throws StartError for others: nothing here uses them. */
export function ratePeriod(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  const period = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN)
  if (!(period > 0))
    throw new StartError(`The schedule ${expression} is not a rate, which is all that the local system runs.`)
  return period
}

export interface Schedule {
  readonly periodMs: number
  readonly run: () => Promise<void>
}

/** Runs schedules on the boundaries of their period in real time. One that is still running is not started again. */
export interface Scheduler {
  /** Runs all of them once, now, after what is running. */
  runAll(): Promise<void>
  /** Starts nothing more; what runs ends with its function. */
  stop(): void
}

export function startSchedules(schedules: readonly Schedule[]): Scheduler {
  const timers = new Set<NodeJS.Timeout>()
  const running = new Map<Schedule, Promise<void>>()
  let stopped = false
  const run = (schedule: Schedule): Promise<void> => {
    const promise = schedule.run().finally(() => running.delete(schedule))
    running.set(schedule, promise)
    return promise
  }
  const arm = (schedule: Schedule): void => {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        if (stopped) return
        // A target that cannot be reached now is called again in the next period.
        if (!running.has(schedule)) run(schedule).catch(() => {})
        arm(schedule)
      },
      schedule.periodMs - (Date.now() % schedule.periodMs),
    )
    timers.add(timer)
  }
  for (const schedule of schedules) arm(schedule)
  return {
    runAll: async () => {
      for (const schedule of schedules) {
        await running.get(schedule)?.catch(() => {})
        await run(schedule)
      }
    },
    stop: () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
