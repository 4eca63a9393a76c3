import { Unavailable } from '#shared/errors.ts'
import { type AlarmWebhook, WebhookRefused } from '#shared/escalation/alarm-webhook.ts'
import { NotAllowed, type OutsideOptions, postOutside } from './post-outside.ts'

/** A receiver has this long; the function lives for 10 s. */
const TIMEOUT_MS = 5_000

/** Posts alarms by HTTPS to public addresses alone. */
export function createAlarmWebhook(options: OutsideOptions = {}): AlarmWebhook {
  return {
    post: async ({ url, headers, body }) => {
      const status = await postOutside(url, { headers, body }, { ...options, timeoutMs: TIMEOUT_MS }).catch(
        (cause: unknown) => {
          if (cause instanceof NotAllowed) throw new WebhookRefused(cause.message, { cause })
          throw new Unavailable('webhook', { cause })
        },
      )
      if (status >= 200 && status < 300) return
      if (status === 408 || status === 429 || status >= 500) throw new Unavailable('webhook')
      throw new WebhookRefused(`answered ${status}`)
    },
  }
}
