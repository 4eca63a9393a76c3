import { isUtf8 } from 'node:buffer'

export interface HeaderField {
  /** Lower case. */
  readonly name: string
  /** Unfolded, otherwise as written. */
  readonly value: string
}

export interface HeaderBlock {
  readonly fields: readonly HeaderField[]
  /** Offset of the first octet of the body. */
  readonly bodyStart: number
  readonly defects: readonly string[]
}

const LF = 0x0a
const CR = 0x0d
const windows1252 = new TextDecoder('windows-1252')
/** RFC 5322 §2.2: printable ASCII but the colon; blanks before the colon are obsolete syntax (§4.5). */
const FIELD = /^([!-9;-~]+)[ \t]*:/

/**
 * Reads the header that begins at `start` (RFC 5322 §2.2). Raw 8-bit text is UTF-8 (RFC 6532) or else windows-1252.
 * A line that is no field is left out where fields follow; otherwise the blank line was forgotten and the body begins there.
 */
export function readHeaderBlock(
  bytes: Buffer,
  start: number,
  end: number,
  most: { readonly bytes: number; readonly fields: number },
): HeaderBlock {
  const fields: { name: string; lines: string[] }[] = []
  const defects = new Set<string>()
  const block = (bodyStart: number): HeaderBlock => ({
    fields: fields.map(({ name, lines }) => ({ name, value: lines.join('').trim() })),
    bodyStart,
    defects: [...defects],
  })
  let position = start
  while (position < end) {
    const next = endOfLine(bytes, position, end)
    const length = lineLength(bytes, position, next)
    if (length === 0) return block(next)
    if (position - start + length > most.bytes || fields.length === most.fields) {
      defects.add('header-cut')
      // A header that goes on for ever is not looked through for ever: its rest becomes body then.
      return block(afterBlankLine(bytes, position, Math.min(end, position + 8 * most.bytes)))
    }
    const line = headerText(bytes.subarray(position, position + length))
    const name = FIELD.exec(line)?.[1]
    const current = fields.at(-1)
    if (/^[ \t]/.test(line) && current !== undefined) current.lines.push(line)
    else if (name !== undefined) fields.push({ name: name.toLowerCase(), lines: [line.slice(line.indexOf(':') + 1)] })
    else if (position === start && /^>?From /.test(line)) defects.add('mbox-line')
    else if (fieldFollows(bytes, next, end)) defects.add('header-line-broken')
    else {
      defects.add('header-unended')
      return block(position)
    }
    position = next
  }
  return block(end)
}

/** Header text as written: UTF-8 where it is that, otherwise windows-1252, which any octets are. */
const headerText = (bytes: Uint8Array): string =>
  isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    : windows1252.decode(bytes)

/** Offset behind the line feed that ends the line at `position`. */
export function endOfLine(bytes: Buffer, position: number, end: number): number {
  const feed = bytes.indexOf(LF, position)
  return feed === -1 || feed >= end ? end : feed + 1
}

/** Octets of the line without its line break. */
function lineLength(bytes: Buffer, position: number, next: number): number {
  let last = next
  if (last > position && bytes[last - 1] === LF) last -= 1
  if (last > position && bytes[last - 1] === CR) last -= 1
  return last - position
}

function fieldFollows(bytes: Buffer, position: number, end: number): boolean {
  const next = endOfLine(bytes, position, end)
  return FIELD.test(headerText(bytes.subarray(position, Math.min(next, position + 200))))
}

function afterBlankLine(bytes: Buffer, position: number, end: number): number {
  let at = position
  while (at < end) {
    const next = endOfLine(bytes, at, end)
    if (lineLength(bytes, at, next) === 0) return next
    at = next
  }
  return end
}
