import { createHmac } from 'node:crypto'
import { AnklangError } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import { type Instant, iso, SECOND } from '#shared/instant.ts'

/** One delivery: the same id however often it is tried. */
export interface WebhookDelivery {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface AlarmWebhook {
  /** Posts it once. Throws Unavailable (try again: no answer, 408, 429, 5xx) and WebhookRefused (never). */
  post(delivery: WebhookDelivery): Promise<void>
}

/** The receiver said no, or its address is none that may be called; the message never names the address. */
export class WebhookRefused extends AnklangError {
  readonly retry = 'never'
  constructor(why: string, options?: ErrorOptions) {
    super(`the webhook ${why}`, options)
  }
}

/**
 * What a receiver gets: the matter and nothing of its customer, signed so that it can tell who sent it and when
 * (`anklang-signature: v1=HMAC-SHA256(key, "<seconds since 1970>.<body>")`, as many webhooks do). A receiver refuses what
 * is older than five minutes and counts each `anklang-delivery` once.
 */
export function deliveryOf(
  url: string,
  alarmId: string,
  inquiry: Inquiry,
  signing: { readonly key: string; readonly now: Instant },
): WebhookDelivery {
  const { inquiryId, reference, desk, topic, urgent, status, promise } = inquiry
  const body = JSON.stringify({
    type: 'escalation',
    alarmId,
    inquiryId,
    reference,
    desk,
    topic,
    urgent,
    status,
    ...(promise === undefined ? {} : { promiseBy: iso(promise.by) }),
  })
  const timestamp = String(Math.floor(signing.now / SECOND))
  const signature = createHmac('sha256', signing.key).update(`${timestamp}.${body}`).digest('hex')
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'anklang-delivery': `${inquiryId}/${alarmId}`,
      'anklang-timestamp': timestamp,
      'anklang-signature': `v1=${signature}`,
    },
  }
}
