import { maskSecrets } from '#shared/masking/mask-secrets.ts'
import { BOUNDS } from './mime/bounds.ts'
import { readHeaderBlock } from './mime/header-block.ts'

/** A stored mail as its source text, to be shown and never rendered. */
export interface RawView {
  /** Octets of the whole mail. */
  readonly size: number
  readonly header: string
  readonly body: string
  /** The mail is longer than what is shown of it. */
  readonly cut: boolean
}

/** Octets shown: a header is seldom longer, and a body above this is files in base64. */
const SHOWN = { header: 64 * 1024, body: 256 * 1024 } as const
const windows1252 = new TextDecoder('windows-1252')

/**
 * Header and body of a raw mail (RFC 5322) as they were written, cut to what a person reads. What must not be kept is
 * masked once more, and characters that would show something else than what is there are written out. Pure.
 */
export function rawView(raw: Uint8Array): RawView {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const { bodyStart } = readHeaderBlock(bytes, 0, bytes.length, {
    bytes: BOUNDS.headerBytes,
    fields: BOUNDS.headerFields,
  })
  const part = (start: number, end: number, most: number) => shown(bytes.subarray(start, Math.min(end, start + most)))
  return {
    size: bytes.length,
    header: part(0, bodyStart, SHOWN.header).trimEnd(),
    body: part(bodyStart, bytes.length, SHOWN.body),
    cut: bodyStart > SHOWN.header || bytes.length - bodyStart > SHOWN.body,
  }
}

const shown = (bytes: Buffer): string =>
  maskSecrets(textOf(bytes).replaceAll('\r\n', '\n')).text.replaceAll(MISLEADING, writtenOut)

/** UTF-8, without a character that the cut went through, otherwise windows-1252, which any octets are. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return windows1252.decode(bytes)
  }
}

/** Controls but tabulator and line feed, and what changes the direction of text (Unicode TR 36 §2.8, "Trojan Source"). */
const MISLEADING = /[^\P{Cc}\t\n]|[\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu
const writtenOut = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
