import type { DeadLetters } from '#shared/queue/dead-letters.ts'

export interface MemoryDeadLetters extends DeadLetters {
  readonly buried: readonly { readonly body: string; readonly reason: string }[]
}

/** A dead-letter queue in memory. */
export function createMemoryDeadLetters(): MemoryDeadLetters {
  const buried: { body: string; reason: string }[] = []
  return {
    buried,
    bury: async (body, reason) => {
      buried.push({ body, reason })
    },
  }
}
