import type { Clock, Instant } from '#shared/instant.ts'
import { SECOND } from '#shared/instant.ts'
import type { Queue } from '#shared/queue/queue.ts'
import { stored } from './stored.ts'

export interface MemoryQueue<T> extends Queue<T> {
  /** What waits to be received, oldest first; shift one to consume it. */
  readonly messages: T[]
  /** Sent with a delay and not yet due. */
  readonly delayed: readonly { readonly message: T; readonly dueAt: Instant }[]
  /** Moves what has become due by the clock to `messages`. */
  wake(): void
}

/** A queue in memory. */
export function createMemoryQueue<T>(clock: Clock): MemoryQueue<T> {
  const messages: T[] = []
  let delayed: readonly { readonly message: T; readonly dueAt: Instant }[] = []
  return {
    messages,
    get delayed() {
      return delayed
    },
    send: async (message, options) => {
      const delaySeconds = options?.delaySeconds ?? 0
      if (delaySeconds === 0) messages.push(stored(message))
      else delayed = [...delayed, { message: stored(message), dueAt: clock() + delaySeconds * SECOND }]
    },
    wake: () => {
      messages.push(...delayed.filter(({ dueAt }) => dueAt <= clock()).map(({ message }) => message))
      delayed = delayed.filter(({ dueAt }) => dueAt > clock())
    },
  }
}
