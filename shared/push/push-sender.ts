import type { PushDevice } from './push-devices.ts'
import type { VapidKeys } from './vapid-keys.ts'

/** All that leaves for a device, encrypted for it alone: that there is an answer, and where. */
export interface PushMessage {
  readonly title: string
  readonly body: string
  readonly language: string
  /** Of the page that shows it. */
  readonly path: string
}

export interface OutgoingPush {
  readonly device: PushDevice
  readonly message: PushMessage
  readonly keys: VapidKeys
  /** Whom a push service may ask (RFC 8292 §2.1): `mailto:` or `https:`. */
  readonly contact: string
}

/** Hands messages to push services. */
export interface PushSender {
  /**
   * `accepted`: the push service keeps it for the device (RFC 8030 §5). `gone`: the device takes none any more, or none of
   * ours. `failed`: neither; what went wrong is for metrics. Never throws.
   */
  send(push: OutgoingPush): Promise<'accepted' | 'gone' | 'failed'>
}
