import type { Pattern, PatternWord } from './pattern.ts'
import type { Token } from './tokens.ts'

/** Where each word of the patterns stands in a text: ascending token positions by word number. */
export type Places = ReadonlyMap<number, readonly number[]>

/** Other words that may stand between the parts of a pattern: German puts half a sentence between noun and verb. */
const MOST_BETWEEN = 7

/** Looks all words of all patterns up in one pass over a text: costs grow with the text, not with the configuration. */
export class WordIndex {
  readonly #numbers = new Map<string, number>()
  readonly #words = new Map<string, number[]>()
  readonly #stems = new Map<string, number[]>()

  /** The number under which `places` holds the word; the same for equal words. */
  add(word: PatternWord): number {
    const key = `${word.spellings.join(' ')}${word.stem ? '*' : ''}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(key, number)
    const table = word.stem ? this.#stems : this.#words
    for (const spelling of word.spellings) table.set(spelling, [...(table.get(spelling) ?? []), number])
    return number
  }

  places(tokens: readonly Token[]): Places {
    const places = new Map<number, number[]>()
    const note = (number: number, position: number) => {
      const found = places.get(number)
      if (found === undefined) places.set(number, [position])
      else if (found.at(-1) !== position) found.push(position)
    }
    tokens.forEach((token, position) => {
      for (const spelling of token) {
        for (const number of this.#words.get(spelling) ?? []) note(number, position)
        for (let length = 2; length <= spelling.length; length += 1) {
          for (const number of this.#stems.get(spelling.slice(0, length)) ?? []) note(number, position)
        }
      }
    })
    return places
  }
}

/** A pattern whose words are numbered by a WordIndex. */
export interface NumberedPattern {
  readonly pattern: Pattern
  readonly parts: readonly (readonly number[])[]
}

export const numbered = (pattern: Pattern, index: WordIndex): NumberedPattern => ({
  pattern,
  parts: pattern.parts.map((part) => part.map((word) => index.add(word))),
})

/** The first token position at which the pattern matches, undefined when it does not. */
export function firstMatch(numberedPattern: NumberedPattern, places: Places): number | undefined {
  // Of a thousand patterns a text holds the words of a few: the others must cost a look-up each and nothing more.
  if (!numberedPattern.parts.every((part) => part.every((number) => places.has(number)))) return undefined
  const starts: (readonly number[])[] = []
  for (const part of numberedPattern.parts) {
    const found = partStarts(part, places)
    if (found.length === 0) return undefined
    starts.push(found)
  }
  const [only] = starts
  return starts.length === 1 ? only?.[0] : nearest(starts, numberedPattern.pattern.length + MOST_BETWEEN)
}

/** Where the words of a part stand side by side. */
function partStarts(part: readonly number[], places: Places): readonly number[] {
  const [first, ...rest] = part.map((number) => places.get(number) ?? [])
  if (first === undefined || rest.length === 0) return first ?? []
  const sets = rest.map((positions) => new Set(positions))
  return first.filter((start) => sets.every((set, offset) => set.has(start + offset + 1)))
}

/** Start of the first window of at most `width` tokens that holds an element of every list. Moves each list forward once. */
function nearest(lists: readonly (readonly number[])[], width: number): number | undefined {
  const at = lists.map(() => 0)
  for (;;) {
    const heads = lists.map((list, index) => list[at[index] ?? 0])
    if (heads.some((head) => head === undefined)) return undefined
    const known = heads.filter((head) => head !== undefined)
    const low = Math.min(...known)
    if (Math.max(...known) - low < width) return low
    const behind = known.indexOf(low)
    at[behind] = (at[behind] ?? 0) + 1
  }
}
