import type { Instant } from '#shared/instant.ts'

/** A browser whose owner allowed it to say that an answer is there. Where to send and the keys are secret (RFC 8030 §8.3, RFC 8291 §7). */
export interface PushDevice {
  /** Of the endpoint, as deviceIdOf makes it. */
  readonly deviceId: string
  /** The push resource of RFC 8030: HTTPS, at a push service. */
  readonly endpoint: string
  /** What the browser encrypts with (RFC 8291): its public key and the authentication secret, base64url. */
  readonly keys: { readonly p256dh: string; readonly auth: string }
  /** Name of our key that the browser was told (RFC 8292 §4.2): the push service takes no other. */
  readonly keyName: string
  readonly since: Instant
}

/** Who has more browsers than this loses the one that was added first. */
export const MOST_DEVICES = 10

/**
 * Browsers of customers, also of those whom the directory does not know; a removal of the customer from the directory
 * takes theirs out. Every method may throw Unavailable.
 */
export interface PushDevices {
  /** Those of one customer, the first one first; at most MOST_DEVICES. */
  of(customerId: string): Promise<readonly PushDevice[]>
  /** Adds a device, or replaces the one with its id. */
  add(customerId: string, device: PushDevice): Promise<void>
  /** Does nothing where there is none with that id. */
  remove(customerId: string, deviceId: string): Promise<void>
}

/** With one more, and without the oldest where there are too many. Pure. */
export const withDevice = (devices: readonly PushDevice[], device: PushDevice): readonly PushDevice[] =>
  [...withoutDevice(devices, device.deviceId), device].slice(-MOST_DEVICES)

/** Without one. Pure. */
export const withoutDevice = (devices: readonly PushDevice[], deviceId: string): readonly PushDevice[] =>
  devices.filter((one) => one.deviceId !== deviceId)
