import { buildPushPayload } from '@block65/webcrypto-web-push'
import { isPublicAddress } from '#shared/escalation/public-address.ts'
import { DAY, SECOND } from '#shared/instant.ts'
import { isThisMachine } from '#shared/intake/this-machine.ts'
import { deviceIdOf } from '#shared/push/device-id.ts'
import type { OutgoingPush, PushSender } from '#shared/push/push-sender.ts'
import { type OutsideOptions, postOutside } from './post-outside.ts'

/** A push service has this long; the mail that goes out instead must still fit into the function's 10 s. */
const TIMEOUT_MS = 4_000
/** For so long a push service keeps what it cannot deliver, s: an answer is news for a few days (RFC 8030 §5.2). */
const TTL = (3 * DAY) / SECOND
/** Characters of a topic (RFC 8030 §5.4). */
const TOPIC = 32

/**
 * Sends by the protocol of RFC 8030, encrypted as in RFC 8291 and signed as in RFC 8292. `services` are asked before each
 * send: what was one when the device was added may be none any more.
 */
export function createPushSender(
  isService: (endpoint: string) => Promise<boolean>,
  options: OutsideOptions = {},
): PushSender {
  return {
    send: async (push) => {
      const { endpoint } = push.device
      if (!(await isService(endpoint))) return 'gone'
      try {
        const { headers, body } = await encrypted(push)
        const allows = options.allows ?? allowedAt(new URL(endpoint).hostname)
        return outcomeOf(await postOutside(endpoint, { headers, body }, { ...options, allows, timeoutMs: TIMEOUT_MS }))
      } catch {
        return 'failed'
      }
    },
  }
}

const encrypted = ({ device, message, keys, contact }: OutgoingPush) =>
  buildPushPayload(
    {
      data: { ...message },
      // A later message about the same matter takes the place of one that was not delivered yet.
      options: { ttl: TTL, urgency: 'normal', topic: deviceIdOf(message.path).slice(0, TOPIC) },
    },
    { endpoint: device.endpoint, expirationTime: null, keys: device.keys },
    { subject: contact, ...keys },
  )

/** Whoever names `localhost` as a push service has one on this machine, for trying it out. */
const allowedAt = (host: string) => (address: string) =>
  isPublicAddress(address) || (host === 'localhost' && isThisMachine(address))

/** 403 means that the subscription was made for another key than ours: it will never take anything from us. */
function outcomeOf(status: number): 'accepted' | 'gone' | 'failed' {
  if (status >= 200 && status < 300) return 'accepted'
  return status === 404 || status === 410 || status === 403 ? 'gone' : 'failed'
}
