import { type DigitGroup, digitRuns } from './digit-groups.ts'
import { findIbans } from './ibans.ts'
import { isOfScheme, passesLuhn } from './issuers.ts'
import type { Secret, Span } from './span.ts'

/** ISO/IEC 7812-1, as far as cards for payment go. */
const SHORTEST = 13
const LONGEST = 19
/** How cards and forms group: 4-4-4-4(-3), 4-6-5 and 4-6-4, 4-3-3-3, 8-8, 6-10 and 6-13. */
const USUAL = /^(?:4(?:,4)*,[1-4]|4,6,[45]|4,3,3,3|8,8|6,1[03])$/
/** Numbers that say what they are. A card's scheme must then be unmistakable. */
const OTHERWISE_NAMED =
  /(?:bestell|auftrag|rechnung|vorgang|referenz|kunden|vertrag|sendung|paket|police|mandat|aktenzeichen|depot|konto|telefon|mobil|handy|fax|steuer|serien|artikel|transaktion|order|invoice|reference|tracking|customer|contract|policy|account|phone|mobile|tax|serial|transaction|ticket|commande|facture|client|\b(?:tel|ref|imei|isbn|ean|iban|nr\.? der rechnung))[\p{L}\p{M} .:#'’-]{0,25}$/iu
const NAME_BEFORE = 60

/**
 * Card numbers in a text: 13 to 19 digits with a right check digit, in one piece or grouped, in digits of any script. IBANs,
 * telephone numbers and what is named as another number stay, unless a card scheme gives out exactly such numbers.
 * Linear time.
 */
export function findCardNumbers(text: string): Secret[] {
  const runs = digitRuns(text)
  if (!runs.some((run) => run.reduce((sum, { digits }) => sum + digits.length, 0) >= SHORTEST)) return []
  return withoutIbans(runs, findIbans(text)).flatMap((run) => cardsOf(run, text))
}

/** Both stand in the order of the text. */
function withoutIbans(runs: readonly (readonly DigitGroup[])[], ibans: readonly Span[]): DigitGroup[][] {
  let next = 0
  return runs.flatMap((run) => {
    const parts: DigitGroup[][] = [[]]
    for (const group of run) {
      while ((ibans[next]?.to ?? Number.POSITIVE_INFINITY) <= group.from) next += 1
      if ((ibans[next]?.from ?? Number.POSITIVE_INFINITY) < group.to) parts.push([])
      else parts.at(-1)?.push(group)
    }
    return parts.filter((part) => part.length > 0)
  })
}

function cardsOf(run: readonly DigitGroup[], text: string): Secret[] {
  const found: Secret[] = []
  for (let first = 0; first < run.length; ) {
    const count = longestCard(run, first, text)
    const [begin, end] = [run[first], run[first + count - 1]]
    if (count > 0 && begin !== undefined && end !== undefined) {
      const digits = digitsOf(run.slice(first, first + count))
      found.push({ from: begin.from, to: end.to, kind: 'card', mask: `•••• ${digits.slice(-4)}` })
    }
    first += Math.max(count, 1)
  }
  return found
}

/** How many groups from `first` on make a card number; the most that do, 0 when none. */
function longestCard(run: readonly DigitGroup[], first: number, text: string): number {
  let digits = ''
  let longest = 0
  for (let last = first; last < run.length; last += 1) {
    digits += run[last]?.digits ?? ''
    if (digits.length > LONGEST) break
    if (digits.length < SHORTEST || digits.startsWith('0') || !passesLuhn(digits)) continue
    const edge = first === 0 || last === run.length - 1
    if (isCard(digits, run.slice(first, last + 1), edge, text)) longest = last + 1 - first
  }
  return longest
}

/** Whether digits with a right check digit are those of a card; `edge`: nothing else stands before them or behind. */
function isCard(digits: string, groups: readonly DigitGroup[], edge: boolean, text: string): boolean {
  const from = groups[0]?.from ?? 0
  if (text[from - 1] === '+') return false
  if (isOfScheme(digits)) return edge || USUAL.test(sizes(groups)) || groups.length === 1
  // Of no scheme that we know: only where nothing speaks against it.
  const glued = /[\p{L}\p{N}]/u.test(text[from - 1] ?? '')
  return groups.length === 1 && !glued && !OTHERWISE_NAMED.test(text.slice(Math.max(0, from - NAME_BEFORE), from))
}

const sizes = (groups: readonly DigitGroup[]): string => groups.map(({ digits }) => digits.length).join(',')
const digitsOf = (groups: readonly DigitGroup[]): string => groups.map(({ digits }) => digits).join('')
