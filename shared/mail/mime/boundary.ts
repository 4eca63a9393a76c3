import { BOUNDS } from './bounds.ts'

/** A multipart whose closing delimiter has not come yet. */
export interface OpenMultipart {
  readonly boundary: Buffer
  readonly digest: boolean
  readonly alternative?: number
  /** Its first delimiter was there. */
  seen: boolean
}

const DASH = 0x2d
const GUESS = /(?:^|\n)--([^\r\n]{1,100}?)[ \t]*\r?\n(?=Content-[\w-]+[ \t]*:)/gi

/** Whether the line `[line, next)`, which begins with two dashes, is a delimiter of the boundary (RFC 2046 §5.1.1). */
export function isBoundaryLine(
  bytes: Buffer,
  line: number,
  next: number,
  boundary: Buffer,
): 'opens' | 'closes' | undefined {
  const after = line + 2 + boundary.length
  if (
    after > next ||
    bytes[line + 2] !== boundary[0] ||
    bytes.compare(boundary, 0, boundary.length, line + 2, after) !== 0
  ) {
    return undefined
  }
  if (isBlank(bytes, after, next)) return 'opens'
  return bytes[after] === DASH && bytes[after + 1] === DASH && isBlank(bytes, after + 2, next) ? 'closes' : undefined
}

/**
 * The boundary that a multipart's body really has: the declared one where it comes up soon, otherwise the one of the first
 * delimiter-like line before a part's header. Undefined when there is none of either.
 */
export function mendedBoundary(
  bytes: Buffer,
  start: number,
  declared: string | undefined,
  open: readonly OpenMultipart[],
): string | undefined {
  const named = declared === '' ? undefined : declared
  const window = bytes.toString('latin1', start, start + BOUNDS.boundaryWindow)
  if (named !== undefined && `\n${window}`.includes(`\n--${Buffer.from(named, 'utf8').toString('latin1')}`))
    return named
  for (const [, guess = ''] of window.matchAll(GUESS)) {
    if (!open.some(({ boundary }) => boundary.toString('latin1') === guess)) return guess
  }
  return named
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const octet = bytes[at]
    if (octet !== 0x20 && octet !== 0x09 && octet !== 0x0d && octet !== 0x0a) return false
  }
  return true
}
