import { isBoundaryLine, mendedBoundary, type OpenMultipart } from './boundary.ts'
import { BOUNDS } from './bounds.ts'
import { endOfLine, type HeaderBlock, type HeaderField, readHeaderBlock } from './header-block.ts'
import { readStructuredField, type StructuredField } from './structured-field.ts'

/** One part that holds no parts itself. */
export interface Leaf {
  readonly type: StructuredField
  readonly disposition: StructuredField
  readonly fields: readonly HeaderField[]
  /** Body as it was sent, `[start, end)`. */
  readonly start: number
  readonly end: number
  /** Number of the multipart/alternative around it, if there is one: of its leaves one is read. */
  readonly alternative?: number
}

export interface Outline {
  readonly fields: readonly HeaderField[]
  readonly type: StructuredField
  readonly leaves: readonly Leaf[]
  readonly defects: readonly string[]
}

interface Begun extends Omit<Leaf, 'end'> {
  /** Text before a multipart's first part belongs to no part, unless no part ever comes. */
  readonly preamble: boolean
}
interface Delimiter {
  readonly level: number
  readonly closes: boolean
}

const PLAIN: StructuredField = { value: 'text/plain', parameters: new Map() }
const MESSAGE: StructuredField = { value: 'message/rfc822', parameters: new Map() }

/**
 * Finds a mail's parts (RFC 2046 §5.1) without decoding anything: one pass over the octets, bounded in depth, number and
 * header size. Broken structure is mended so that no text is lost: a multipart whose boundary never comes up is text.
 */
export function outlineMail(bytes: Buffer): Outline {
  const leaves: Leaf[] = []
  const defects = new Set<string>()
  const open: OpenMultipart[] = []
  let alternatives = 0
  let current: Begun | undefined

  const most = { bytes: BOUNDS.headerBytes, fields: BOUNDS.headerFields }
  const header = noting(readHeaderBlock(bytes, 0, bytes.length, most))
  const type = begin(header, PLAIN)
  readBody(Math.max(0, header.bodyStart - 1))
  return { fields: header.fields, type, leaves, defects: [...defects] }

  function readBody(from: number): void {
    let position = bytes.indexOf('\n--', from)
    for (let lines = 0; position !== -1 && open.length > 0; lines += 1) {
      const next = endOfLine(bytes, position + 1, bytes.length)
      const delimiter = delimiterAt(position + 1, next)
      if (lines === BOUNDS.delimiterLines || (delimiter !== undefined && leaves.length >= BOUNDS.parts)) {
        defects.add('parts-cut')
        end(position)
        return
      }
      if (delimiter !== undefined) {
        end(position, delimiter)
        goOn(delimiter, next)
      }
      position = bytes.indexOf('\n--', next - 1)
    }
    if (open.some(({ seen }) => seen)) defects.add('boundary-unclosed')
    end(bytes.length)
  }

  function delimiterAt(line: number, next: number): Delimiter | undefined {
    for (let level = open.length - 1; level >= 0; level -= 1) {
      const multipart = open[level]
      const kind = multipart === undefined ? undefined : isBoundaryLine(bytes, line, next, multipart.boundary)
      if (kind !== undefined) return { level, closes: kind === 'closes' }
    }
    return undefined
  }

  function goOn({ level, closes }: Delimiter, next: number): void {
    if (open.length > level + 1) defects.add('boundary-unclosed')
    open.length = closes ? level : level + 1
    const multipart = open.at(-1)
    if (closes || multipart === undefined) return
    multipart.seen = true
    const most = { bytes: BOUNDS.partHeaderBytes, fields: BOUNDS.partHeaderFields }
    begin(noting(readHeaderBlock(bytes, next, bytes.length, most)), multipart.digest ? MESSAGE : PLAIN)
  }

  function begin({ fields, bodyStart: start }: HeaderBlock, otherwise: StructuredField): StructuredField {
    const written = fieldOf(fields, 'content-type')
    const read = written === undefined ? otherwise : readStructuredField(written)
    const type = read.value.includes('/') ? read : { ...read, value: 'text/plain' }
    const disposition = readStructuredField(fieldOf(fields, 'content-disposition') ?? '')
    const alternative = open.at(-1)?.alternative
    const preamble = type.value.startsWith('multipart/') && descend(type, start)
    const around = alternative === undefined ? {} : { alternative }
    const shown = type.value.startsWith('multipart/') ? PLAIN : type
    current = { type: shown, disposition, fields, start, preamble, ...around }
    return type
  }

  function descend(type: StructuredField, start: number): boolean {
    if (open.length >= BOUNDS.depth) {
      defects.add('nesting-cut')
      return false
    }
    const declared = type.parameters.get('boundary')
    const boundary = mendedBoundary(bytes, start, declared, open)
    if (boundary === undefined) {
      defects.add('boundary-missing')
      return false
    }
    if (boundary !== declared) defects.add('boundary-mended')
    const alternative = type.value === 'multipart/alternative' ? alternatives++ : open.at(-1)?.alternative
    open.push({
      boundary: Buffer.from(boundary, 'utf8'),
      digest: type.value === 'multipart/digest',
      seen: false,
      ...(alternative === undefined ? {} : { alternative }),
    })
    return true
  }

  function end(position: number, delimiter?: Delimiter): void {
    if (current === undefined) return
    const { preamble, ...leaf } = current
    current = undefined
    if (preamble) {
      if (delimiter?.level === open.length - 1 && !delimiter.closes) return
      defects.add('boundary-missing')
    }
    const last = bytes[position - 1] === 0x0d ? position - 1 : position
    leaves.push({ ...leaf, end: Math.max(leaf.start, last) })
  }

  function noting(block: HeaderBlock): HeaderBlock {
    for (const defect of block.defects) defects.add(defect)
    return block
  }
}

/** The first field of a name; of those that decide how a body is read the first one counts. */
export const fieldOf = (fields: readonly HeaderField[], name: string): string | undefined =>
  fields.find((field) => field.name === name)?.value
