/** Meanings of frequent words: one row of small whole numbers a word, two of them in each octet. */
export interface WordVectors {
  readonly dimensions: number
  /** Hash of each word (see modelWords), ascending. */
  readonly words: Uint32Array
  /** `dimensions / 2` octets a word; each half holds a number from −8 to 7, plus 8. */
  readonly rows: Uint8Array
  /** What one step of a number is worth, by dimension. */
  readonly scales: Float32Array
}

/** Of a language in which the meanings of words add nothing. */
export const NO_VECTORS: WordVectors = {
  dimensions: 0,
  words: new Uint32Array(),
  rows: new Uint8Array(),
  scales: new Float32Array(),
}

/** How much the meaning counts against the words themselves; chosen on folds, see the README. */
const MEANING_WEIGHT = 0.4

/**
 * The sum of what the words mean, rarer ones counting more, with a length of MEANING_WEIGHT: texts that say the same in
 * other words lie close together. All zero where no word is known.
 */
export function meaningOf(
  vectors: WordVectors,
  words: ArrayLike<number>,
  rarity: (word: number) => number,
): Float32Array {
  const meaning = new Float32Array(vectors.dimensions)
  const octets = vectors.dimensions / 2
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? 0
    const row = indexOf(vectors.words, word)
    if (row === undefined) continue
    const weight = rarity(word)
    for (let octet = 0; octet < octets; octet += 1) {
      const both = vectors.rows[row * octets + octet] ?? 0
      meaning[octet * 2] = (meaning[octet * 2] ?? 0) + weight * ((both >> 4) - 8)
      meaning[octet * 2 + 1] = (meaning[octet * 2 + 1] ?? 0) + weight * ((both & 15) - 8)
    }
  }
  let squares = 0
  for (let at = 0; at < meaning.length; at += 1) {
    const value = (meaning[at] ?? 0) * (vectors.scales[at] ?? 0)
    meaning[at] = value
    squares += value * value
  }
  const scale = squares === 0 ? 0 : MEANING_WEIGHT / Math.sqrt(squares)
  return meaning.map((value) => value * scale)
}

/** Place of a number in an ascending list. */
export function indexOf(sorted: Uint32Array, wanted: number): number | undefined {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = sorted[middle] ?? 0
    if (found === wanted) return middle
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
