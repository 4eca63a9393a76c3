/** A seeded source of numbers in [0, 1) (mulberry32), so that a failure can be made again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const WORDS = [
  '\r\n',
  '\r\n\r\n',
  '--',
  '\0',
  '"',
  '(',
  '=?utf-8?Q?',
  '?=',
  'boundary=',
  'charset=x',
  'base64',
  '<',
  '>',
  ':',
  ';',
  '\t',
  '\u00ff',
]

/** A mail with one to six changes: octets flipped, cut, doubled or moved, and pieces of syntax put in. */
export function mutateMail(mail: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  let octets = Buffer.from(mail)
  const at = (): number => Math.floor(random() * (octets.length + 1))
  for (let changes = 1 + Math.floor(random() * 6); changes > 0; changes -= 1) {
    const first = at()
    const second = at()
    const from = Math.min(first, second)
    const to = Math.max(first, second)
    const piece = octets.subarray(from, Math.min(to, from + 2_000))
    const other = others[Math.floor(random() * others.length)] ?? mail
    const changed = [
      () => Buffer.concat([octets.subarray(0, from), Buffer.of(Math.floor(random() * 256)), octets.subarray(from + 1)]),
      () => Buffer.concat([octets.subarray(0, from), octets.subarray(to)]),
      () => octets.subarray(0, to),
      () => Buffer.concat([octets.subarray(0, to), piece, piece, octets.subarray(to)]),
      () =>
        Buffer.concat([
          octets.subarray(0, from),
          Buffer.from(WORDS[Math.floor(random() * WORDS.length)] ?? '', 'latin1'),
          octets.subarray(from),
        ]),
      () => Buffer.concat([octets.subarray(0, from), other.subarray(Math.floor(random() * other.length))]),
    ][Math.floor(random() * 6)]
    octets = Buffer.from(changed?.() ?? octets)
  }
  return octets
}
