const EQUALS = 0x3d
const LF = 0x0a
const CR = 0x0d
const BLANKS: ReadonlySet<number | undefined> = new Set([0x20, 0x09])

/** Octets of a quoted-printable body (RFC 2045 §6.7). What is no escape stands as it is, as the RFC advises. */
export function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length)
  let length = 0
  for (let at = 0; at < body.length; ) {
    const octet = body[at] ?? 0
    const soft = octet === EQUALS ? softBreak(body, at + 1) : 0
    const escaped = octet === EQUALS && soft === 0 ? hexPair(body[at + 1], body[at + 2]) : undefined
    if (soft === 0) {
      decoded[length] = escaped ?? octet
      length += 1
    }
    at += soft > 0 ? 1 + soft : escaped === undefined ? 1 : 3
  }
  return decoded.subarray(0, length)
}

/** Octets of a line break, and of the blanks that a relay put before it; 0 where there is none. */
function softBreak(body: Uint8Array, from: number): number {
  let at = from
  while (BLANKS.has(body[at])) at += 1
  if (body[at] === CR) at += 1
  return at === body.length || body[at] === LF ? at + 1 - from : 0
}

function hexPair(high: number | undefined, low: number | undefined): number | undefined {
  const text = String.fromCharCode(high ?? 0, low ?? 0)
  return /^[0-9a-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : undefined
}
