import type { OutgoingPush, PushSender } from '#shared/push/push-sender.ts'

export interface MemoryPushSender extends PushSender {
  /** Everything that a push service accepted, oldest first. */
  readonly sent: readonly OutgoingPush[]
  /** From now on that is what becomes of a push to this endpoint. */
  answer(endpoint: string, outcome: 'accepted' | 'gone' | 'failed'): void
}

/** A push service that keeps what it was given. */
export function createMemoryPushSender(): MemoryPushSender {
  const sent: OutgoingPush[] = []
  const answers = new Map<string, 'accepted' | 'gone' | 'failed'>()
  return {
    sent,
    answer: (endpoint, outcome) => void answers.set(endpoint, outcome),
    send: async (push) => {
      const outcome = answers.get(push.device.endpoint) ?? 'accepted'
      if (outcome === 'accepted') sent.push(push)
      return outcome
    },
  }
}
