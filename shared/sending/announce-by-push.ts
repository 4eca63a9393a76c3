import { Unavailable } from '#shared/errors.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import type { PushDevice, PushDevices } from '#shared/push/push-devices.ts'
import type { PushMessage, PushSender } from '#shared/push/push-sender.ts'
import { vapidKeys } from '#shared/push/vapid-keys.ts'
import { announcementWords } from './announcement-words.ts'
import { CLAIM_STALE_AFTER, type OutgoingDeps } from './outgoing.ts'

export interface PushDeps extends Pick<OutgoingDeps, 'sends' | 'configuration' | 'keys' | 'clock'> {
  readonly devices: PushDevices
  readonly push: PushSender
  /** Counts a push that neither arrived nor will never arrive. */
  readonly onPushFailed: () => void
}

/**
 * Tells all devices of a customer that a reply is there; whether a push service took at least one of these messages. Once:
 * claimed, sent, recorded. Not where a mail has said it already. Devices that are gone are forgotten. After a crash between
 * send and record it goes out again, and the device shows it in the place of the first. Throws Unavailable.
 */
export async function announceByPush(
  deps: PushDeps,
  customerId: string,
  inquiry: Inquiry,
  reply: Message,
): Promise<boolean> {
  const devices = await deps.devices.of(customerId)
  if (devices.length === 0) return false
  const key = `${inquiry.inquiryId}/${reply.messageId}`
  if ((await deps.sends.find(key))?.sentAt !== undefined) return false
  const { institute } = await deps.configuration()
  const { language, title } = announcementWords(inquiry.language)
  const message = { language, title, body: institute.name, path: `/my/inquiries/${inquiry.inquiryId}` }
  const pushKey = `${key}/push`
  const { state } = await deps.sends.claim(pushKey, deps.clock(), CLAIM_STALE_AFTER)
  if (state === 'sent') return true
  if (state === 'taken') throw new Unavailable('claim')
  const contact = `mailto:${institute.mail.fromAddress}`
  const accepted = await Promise.all(devices.map((device) => pushTo(deps, customerId, device, message, contact)))
  if (accepted.includes(true)) await deps.sends.sent(pushKey, deps.clock(), 'push')
  else await deps.sends.release(pushKey)
  return accepted.includes(true)
}

async function pushTo(
  deps: PushDeps,
  customerId: string,
  device: PushDevice,
  message: PushMessage,
  contact: string,
): Promise<boolean> {
  const keys = vapidKeys(await deps.keys(), device.keyName)
  // Without our half of the key its push service takes nothing from us any more.
  const outcome = keys === undefined ? 'gone' : await deps.push.send({ device, message, keys, contact })
  if (outcome === 'gone') await deps.devices.remove(customerId, device.deviceId)
  if (outcome === 'failed') deps.onPushFailed()
  return outcome === 'accepted'
}
