import { randomBytes } from 'node:crypto'
import type { NewId } from '#shared/instant.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** 128 random bits as 26 characters of lower-case base32 (RFC 4648, without padding). */
export const newId: NewId = () => {
  const bits = [...randomBytes(16)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .padEnd(130, '0')
  return (bits.match(/.{5}/gu) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five, 2))).join('')
}
