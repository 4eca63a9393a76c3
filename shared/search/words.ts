import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as italian } from '@orama/stemmers/italian'
import { deu, eng, fra, ita } from 'stopword'
import { fold } from '#shared/fold.ts'

/** Words that are everywhere find nothing, and their number would tell which hash is which. */
const STOP_WORDS = new Set([...deu, ...eng, ...fra, ...ita].map(fold))
/** Snowball stemmers (Porter 1980 and successors), by language. A language without one is searched by its words as they are. */
const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  // Plurals change their vowel: `Auszüge` is to find `Auszug`.
  de: (word) => german(word).replace(/([aou])e/gu, '$1'),
  en: english,
  fr: french,
  it: italian,
}
const LONGEST_WORD = 40
const SHORTEST_WORD = 2
const WORD = /[\p{L}\p{N}]+/gu

/** Folded words of at least two characters in the order of the text, at most `most`, each once. */
export function wordsOf(text: string, most: number): readonly string[] {
  const words = new Set<string>()
  for (const [word] of fold(text).matchAll(WORD)) {
    if (word.length >= SHORTEST_WORD) words.add(word.slice(0, LONGEST_WORD))
    if (words.size === most) break
  }
  return [...words]
}

/** Whether a folded word says nothing about a matter (`und`, `the`). */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)

/** The stem of a folded word: `ueberweisungen` → `uberweis`. The word itself in a language without a stemmer. */
export const stemOf = (word: string, language: string): string => STEMMERS[language]?.(word) ?? word
