import type { Span } from './span.ts'

/** Lengths by country (SWIFT IBAN registry, release 99). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
   FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
   LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
   RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/u)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)
const BEGINNING = /(?<![\p{L}\p{N}])([a-z]{2})[ -]?\p{Nd}{2}/giu
/** Below this a mistyped IBAN could as well be a card number behind two letters. */
const SURE_LENGTH = 18

/**
 * Where IBANs stand: the length of their country and a right check (ISO 13616, mod 97), or in capitals and long enough that
 * only a slip explains a wrong one. Linear time.
 */
export function findIbans(text: string): Span[] {
  return [...text.matchAll(BEGINNING)].flatMap((match) => {
    const [, country = ''] = match
    const length = LENGTHS.get(country.toUpperCase())
    if (length === undefined) return []
    const candidate = takeCharacters(text, match.index, length)
    if (candidate === undefined) return []
    const { signs, to } = candidate
    const isOne = checks(signs.toUpperCase()) || (length >= SURE_LENGTH && country === country.toUpperCase())
    return isOne ? [{ from: match.index, to }] : []
  })
}

/** So many letters and digits, with blanks and hyphens between; undefined where something else comes before or one more after. */
function takeCharacters(text: string, from: number, length: number) {
  let signs = ''
  let at = from
  for (let between = 0; signs.length < length; at += 1) {
    const character = (text[at] ?? '').normalize('NFKC')
    if (/^[a-z0-9]$/iu.test(character)) {
      signs += character
      between = 0
    } else if (/^[\s.-]$/u.test(character) && between < 2) between += 1
    else return undefined
  }
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) ? undefined : { signs, to: at }
}

/** ISO 7064, MOD 97-10, over the IBAN with its first four characters behind the rest. */
function checks(iban: string): boolean {
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
  }
  return rest === 1
}
