import type { Customer } from './customer.ts'

/** What people put before a name; it says nothing of who they are. */
const TITLES = new Set(['dr', 'prof', 'dipl', 'ing', 'med', 'herr', 'frau', 'hr', 'fr', 'mr', 'mrs', 'ms', 'miss'])

/**
 * Whether a written name is clearly this person's: it holds their first given name and every word of their family name,
 * and beside them nothing but their other given names, initials and titles. "Maria und Jonas Hoffmann" is nobody's. Case,
 * accents, and ä for ae do not count.
 */
export function fitsName(written: string, { name }: Customer): boolean {
  const words = wordsOf(written)
  const given = wordsOf(name.given)
  const family = wordsOf(name.family)
  const has = (word: string): boolean => words.includes(word)
  const known = new Set([...given, ...family, ...wordsOf(name.title ?? '')])
  return (
    given[0] !== undefined &&
    family.length > 0 &&
    has(given[0]) &&
    family.every(has) &&
    words.every((word) => word.length === 1 || known.has(word) || TITLES.has(word))
  )
}

/** Words without case and marks; umlauts are written out, as keyboards without them do. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßıłø]/gu, (letter) => WRITTEN_OUT[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i', ł: 'l', ø: 'o' }
