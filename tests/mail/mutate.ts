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
