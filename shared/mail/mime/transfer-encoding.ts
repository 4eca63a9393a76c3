import { fieldOf, type Leaf } from './outline.ts'

export type TransferEncoding = 'base64' | 'quoted-printable' | 'none'

const NONE = new Set(['', '7bit', '8bit', 'binary'])
const SAMPLE = 4_096

/** How the leaf's body is encoded (RFC 2045 §6). What claims to be base64 and plainly is not is taken as it stands. */
export function transferEncoding(
  bytes: Buffer,
  leaf: Leaf,
): { readonly encoding: TransferEncoding; readonly defect?: string } {
  const written = fieldOf(leaf.fields, 'content-transfer-encoding') ?? ''
  const name = /[\w-]+/.exec(written.replace(/\([^()]*\)/g, ''))?.[0]?.toLowerCase() ?? ''
  if (name === 'quoted-printable') return { encoding: name }
  if (name === 'base64') {
    return looksLikeText(bytes.toString('latin1', leaf.start, Math.min(leaf.end, leaf.start + SAMPLE)))
      ? { encoding: 'none', defect: 'encoding-mended' }
      : { encoding: 'base64' }
  }
  return NONE.has(name) ? { encoding: 'none' } : { encoding: 'none', defect: 'encoding-unknown' }
}

/** Decoded size in octets, without decoding. */
export function decodedSize(bytes: Buffer, leaf: Leaf, encoding: TransferEncoding): number {
  if (encoding === 'none') return leaf.end - leaf.start
  return encoding === 'base64' ? base64Size(bytes, leaf) : quotedPrintableSize(bytes, leaf)
}

/** Two words with a blank between them do not occur in base64; stray signs do. */
const looksLikeText = (sample: string): boolean => /[^\s=][ \t]+[^\s=]/.test(sample)

function base64Size(bytes: Buffer, leaf: Leaf): number {
  let digits = 0
  for (let at = leaf.start; at < leaf.end; at += 1) {
    const octet = bytes[at] ?? 0
    if (octet > 0x2a && octet !== 0x3d) digits += 1
  }
  return Math.floor((digits * 3) / 4)
}

function quotedPrintableSize(bytes: Buffer, leaf: Leaf): number {
  let size = leaf.end - leaf.start
  for (let at = bytes.indexOf('=', leaf.start); at !== -1 && at < leaf.end; at = bytes.indexOf('=', at + 1)) {
    const soft = bytes[at + 1] === 0x0a ? 2 : 3
    size -= soft === 2 || bytes[at + 1] === 0x0d ? soft : 2
  }
  return Math.max(0, size)
}
