import type { AlarmWebhook, WebhookDelivery } from '#shared/escalation/alarm-webhook.ts'

export interface MemoryWebhook extends AlarmWebhook {
  /** Everything that was posted, oldest first. */
  readonly posted: readonly WebhookDelivery[]
  /** The next post fails with this error. */
  failNext(error: Error): void
}

/** A receiver that keeps what it was sent. */
export function createMemoryWebhook(): MemoryWebhook {
  const posted: WebhookDelivery[] = []
  const failures: Error[] = []
  return {
    posted,
    failNext: (error) => void failures.push(error),
    post: async (delivery) => {
      const failure = failures.shift()
      if (failure !== undefined) throw failure
      posted.push(delivery)
    },
  }
}
