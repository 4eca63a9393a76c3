import { domainToUnicode } from 'node:url'
import unhomoglyph from 'unhomoglyph'

/**
 * The skeleton of a text (Unicode Technical Standard 39, §4): texts that look alike have the same one. Case, marks on
 * letters and invisible characters do not count. Foreign capitals are replaced first: their small forms look different.
 */
function skeleton(text: string): string {
  const latin = withoutMarks(text).replace(/\P{ASCII}/gu, unhomoglyph)
  return unhomoglyph(withoutMarks(latin.toLowerCase())).toLowerCase()
}

/** Marks on letters and what cannot be seen at all. */
const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')

/**
 * Whether a domain is made to be taken for ours: it looks the same (also written as `xn--…`, with or without hyphens), or
 * ours stands in front of another one (`ours.example.evil.test`). Our own domain and its subdomains imitate nothing.
 */
export function imitatesDomain(domain: string, ours: string): boolean {
  if (domain === ours || domain.endsWith(`.${ours}`)) return false
  const seen = lookOf(domainToUnicode(domain) || domain)
  const wanted = lookOf(ours)
  return seen === wanted || seen.endsWith(`.${wanted}`) || seen.startsWith(`${wanted}.`) || seen.includes(`.${wanted}.`)
}

const lookOf = (domain: string): string => skeleton(domain).replaceAll('-', '')

/** Whether a shown name holds another one, word for word in any order, as a person reads it. */
export function readsLike(shown: string, name: string): boolean {
  const words = new Set(wordsOf(shown))
  const wanted = wordsOf(name)
  return wanted.length > 0 && wanted.every((word) => words.has(word))
}

const wordsOf = (text: string): string[] => skeleton(text).match(/[\p{L}\p{N}]+/gu) ?? []
