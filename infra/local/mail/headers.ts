export interface HeaderLine {
  readonly name: string
  readonly value: string
}

const LIMIT_BYTES = 64 * 1_024

/** Header fields of a raw mail in order, unfolded, values undecoded; what is not a field is passed over. */
export function readHeaderLines(raw: Buffer): readonly HeaderLine[] {
  const text = raw.subarray(0, LIMIT_BYTES).toString('utf8')
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length
  const unfolded = text.slice(0, end).replace(/\r?\n(?=[ \t])/g, '')
  return unfolded.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }]
  })
}
