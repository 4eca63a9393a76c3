import { createECDH } from 'node:crypto'
import { z } from 'zod'
import { iso } from '#shared/instant.ts'
import type { PushDevice } from '#shared/push/push-devices.ts'

/** Octets of an uncompressed point of P-256, and of the authentication secret (RFC 8291 §3). */
const POINT = 65
const SECRET = 16

const base64url = (octets: number) =>
  z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_-]+={0,2}$/u, 'must be base64url')
    .refine((text) => Buffer.from(text, 'base64url').length === octets, `must be ${octets} octets in base64url`)

/** What a browser's subscription says of itself (`PushSubscription.toJSON()` less its expiry). */
export const pushSubscriptionSchema = z
  .strictObject({
    endpoint: z.url({ protocol: /^https$/u }).max(1_000),
    keys: z.strictObject({
      p256dh: base64url(POINT).refine(isOnCurve, 'must be a point of P-256'),
      auth: base64url(SECRET),
    }),
  })
  .meta({ id: 'PushSubscription' })

/** Where a customer hears that an answer is there. */
export const devicesSchema = z
  .object({
    publicKey: z.string().optional().meta({
      description:
        'What a browser subscribes with, base64url (RFC 8292). Absent where the bank sends no notifications.',
    }),
    devices: z.array(
      z.object({
        deviceId: z.string().meta({ description: 'SHA-256 of the endpoint of its subscription, base64url.' }),
        since: z.iso.datetime({ offset: true }),
      }),
    ),
  })
  .meta({ id: 'Devices' })
type Devices = z.infer<typeof devicesSchema>

/** Devices as their customer sees them: neither where to send nor the keys, which would let others send. Pure. */
export const devicesJson = (devices: readonly PushDevice[]): Devices['devices'] =>
  devices.map(({ deviceId, since }) => ({ deviceId, since: iso(since) }))

function isOnCurve(point: string): boolean {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  try {
    pair.computeSecret(Buffer.from(point, 'base64url'))
    return true
  } catch {
    return false
  }
}
