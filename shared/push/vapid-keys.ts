import { createECDH, hkdfSync } from 'node:crypto'
import type { SigningKeys } from '#shared/token/signing-keys.ts'

/** The key pair by which a push service knows us (RFC 8292), base64url: 32 octets, and the uncompressed point of 65. */
export interface VapidKeys {
  readonly privateKey: string
  readonly publicKey: string
}

/** Order of P-256 (FIPS 186-5; SEC 2, secp256r1). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
/** 128 bits more than the order has, so that the remainder favours no number (FIPS 186-5, A.2.1). */
const OCTETS = 48
const SCALAR_OCTETS = 32

/**
 * The pair that belongs to one of the signing keys, always the same: there is no second secret to make, keep and rotate.
 * HKDF (RFC 5869) keeps it apart from everything else that the key signs. Undefined for a key that was taken out. Pure.
 */
export function vapidKeys({ keys }: SigningKeys, name: string): VapidKeys | undefined {
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined
  if (key === undefined) return undefined
  const octets = Buffer.from(hkdfSync('sha256', key, '', 'anklang vapid p-256', OCTETS))
  const scalar = (BigInt(`0x${octets.toString('hex')}`) % (ORDER - 1n)) + 1n
  const pair = createECDH('prime256v1')
  const privateKey = Buffer.from(scalar.toString(16).padStart(2 * SCALAR_OCTETS, '0'), 'hex')
  pair.setPrivateKey(privateKey)
  return { privateKey: privateKey.toString('base64url'), publicKey: pair.getPublicKey('base64url') }
}
