import { createHash } from 'node:crypto'

/** A proof is a short number in base 36. */
const PROOF = /^[0-9a-z]{1,12}$/

/**
 * How much work a proof shows: the zero bits that SHA-256 of `<token>:<proof>` begins with (Back, Hashcash, 2002). Each bit
 * takes twice the hashes. 0 for what is no proof.
 */
export function workShown(token: string, proof: string): number {
  if (!PROOF.test(proof)) return 0
  const digest = createHash('sha256').update(`${token}:${proof}`).digest()
  let bits = 0
  for (const byte of digest) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24
    bits += 8
  }
  return bits
}
