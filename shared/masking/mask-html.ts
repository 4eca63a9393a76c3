import { findCardNumbers } from './card-numbers.ts'
import { findSecrets, type Masked } from './mask-secrets.ts'
import { kindsOf, type Secret } from './span.ts'

/** Tags, character references, everything between. */
const TOKEN = /<[^>]*>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});|[^<&]+|[<&]/giu
/** Tags inside a line; all others end one. */
const INLINE = /^<\/?(?:span|b|strong|i|em|u|s|strike|del|ins|sub|sup|small|big|font|a|code)\b/iu
const REFERENCES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}

/** A piece of HTML and what a reader sees of it. */
interface Piece {
  readonly source: string
  readonly seen: string
  /** Text of which each character may be replaced by itself. */
  readonly plain: boolean
}

/**
 * Sanitised HTML with the same things masked as in text: also where tags or character references stand between the digits,
 * and card numbers inside attributes. Tags stay as they are. Linear time.
 */
export function maskHtml(html: string): Masked {
  const pieces = (html.match(TOKEN) ?? []).map(pieceOf)
  const secrets = findSecrets(pieces.map(({ seen }) => seen).join(''))
  let at = 0
  let next = 0
  const text = pieces
    .map((piece) => {
      const from = at
      at += piece.seen.length
      while ((secrets[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1
      return masked(piece, from, secrets, next)
    })
    .join('')
  return { text, found: kindsOf(secrets) }
}

function pieceOf(source: string): Piece {
  if (source.length > 1 && source.startsWith('<')) {
    return { source: withoutCards(source), seen: INLINE.test(source) ? '' : '\n', plain: false }
  }
  if (source.length > 1 && source.startsWith('&')) return { source, seen: referenceText(source), plain: false }
  return { source, seen: source, plain: true }
}

const withoutCards = (tag: string): string =>
  findCardNumbers(tag).reduceRight((text, { from, to, mask }) => text.slice(0, from) + mask + text.slice(to), tag)

/** One character, whatever it is, so that places in the text stay places in the pieces. */
function referenceText(reference: string): string {
  const code = /^&#(?:x([0-9a-f]+)|(\d+));$/iu.exec(reference)
  if (code === null) return REFERENCES[reference.toLowerCase()] ?? '?'
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)
  return point > 0 && point < 0xffff ? String.fromCharCode(point) : '?'
}

/** The piece with its share of the secrets taken out; the mask stands where a secret begins. */
function masked(piece: Piece, from: number, secrets: readonly Secret[], first: number): string {
  const to = from + piece.seen.length
  let text = ''
  let kept = from
  for (let index = first; index < secrets.length; index += 1) {
    const secret = secrets[index]
    if (secret === undefined || secret.from >= to) break
    if (!piece.plain) return tagOrMask(piece, secret, from)
    text += piece.source.slice(kept - from, Math.max(kept, secret.from) - from)
    if (secret.from >= from) text += secret.mask
    kept = Math.min(secret.to, to)
  }
  return text === '' && kept === from ? piece.source : text + piece.source.slice(kept - from)
}

const tagOrMask = ({ source }: Piece, secret: Secret, from: number): string => {
  if (source.startsWith('<')) return source
  return secret.from >= from ? secret.mask : ''
}
