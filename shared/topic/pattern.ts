import { tokensOf } from './tokens.ts'

/** One word of a pattern; a stem stands for every word that begins so. */
export interface PatternWord {
  readonly spellings: readonly string[]
  readonly stem: boolean
}

/**
 * What an institute writes to recognise a topic: a word (`festgeld`), a stem (`überweis*`), a phrase of adjacent
 * words (`karte weg`), or parts set apart by … that stand near each other in any order (`karte* … gestohlen`).
 */
export interface Pattern {
  readonly source: string
  readonly parts: readonly (readonly PatternWord[])[]
  /** Words in all parts together. */
  readonly length: number
}

/** Reads a pattern of the configuration; undefined when it holds no word. */
export function readPattern(source: string): Pattern | undefined {
  const parts = source
    .split('…')
    .map((part) => part.split(/\s+/u).flatMap(wordsOf))
    .filter((part) => part.length > 0)
  return parts.length === 0 ? undefined : { source, parts, length: parts.flat().length }
}

/** `ec-karte*` is two words, of which only the last is a stem. */
function wordsOf(written: string): readonly PatternWord[] {
  const tokens = tokensOf(written)
  return tokens.map((spellings, index) => ({
    spellings,
    stem: index === tokens.length - 1 && written.endsWith('*'),
  }))
}
