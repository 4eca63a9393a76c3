import { fold } from '#shared/fold.ts'

/** Features are 24-bit hashes; each has a count. Lists and no maps: training holds those of fifty thousand texts. */
interface FeatureCounts {
  readonly features: Int32Array
  readonly counts: Float32Array
}

/**
 * By kind (words and pairs side by side; pieces of words; pairs anywhere in the text): how often each feature occurs,
 * counting less far down in a long text.
 */
export type TextFeatures = readonly FeatureCounts[]

/** Words beyond these count for nothing, or not for pairs: pairs grow with the square. */
const MOST_WORDS = 400
const MOST_PAIRED = 48
/** What somebody begins with says more than what follows. */
const OPENING_WORDS = 60
const IN_REST = 0.35
const LONGEST_WORD = 40
const PIECES = { shortest: 2, longest: 5 }

const WORD = /[\p{L}\p{N}]+|[?!]/gu
const START = 1
const END = 2

/** Words of a text as the model sees them: lower case, umlauts written out, accents dropped, digits alike. */
export function modelWords(text: string): readonly string[] {
  const plain = fold(text).replace(/['’ʼ`´]/gu, '')
  const words: string[] = []
  for (const [word] of plain.matchAll(WORD)) {
    words.push(word.slice(0, LONGEST_WORD).replace(/\p{N}/gu, '0'))
    if (words.length === MOST_WORDS) break
  }
  return words
}

export function textFeatures(words: readonly string[]): TextFeatures {
  const hashes = words.map((word) => hashWord(word))
  return [wordFeatures(hashes), pieceFeatures(words), pairFeatures(hashes)].map((found) => ({
    features: Int32Array.from(found.keys()),
    counts: Float32Array.from(found.values()),
  }))
}

function wordFeatures(hashes: readonly number[]): Map<number, number> {
  const found = new Map<number, number>()
  let before = START
  for (let at = 0; at <= hashes.length; at += 1) {
    const hash = hashes[at] ?? END
    const weight = placeWeight(at)
    if (at < hashes.length) add(found, wordFeature(hash), weight)
    add(found, mix(Math.imul(before, 31) ^ hash, 13), weight)
    before = hash
  }
  return found
}

/** The feature of a word alone. */
export const wordFeature = (hash: number): number => mix(hash, 11)

function pieceFeatures(words: readonly string[]): Map<number, number> {
  const found = new Map<number, number>()
  words.forEach((word, at) => {
    const padded = ` ${word} `
    const weight = placeWeight(at)
    for (let start = 0; start + PIECES.shortest <= padded.length; start += 1) {
      let hash = FNV_OFFSET
      const end = Math.min(padded.length, start + PIECES.longest)
      for (let index = start; index < end; index += 1) {
        hash = Math.imul(hash ^ padded.charCodeAt(index), FNV_PRIME)
        if (index - start + 1 >= PIECES.shortest) add(found, mix(hash, 17), weight)
      }
    }
  })
  return found
}

function pairFeatures(hashes: readonly number[]): Map<number, number> {
  const found = new Map<number, number>()
  const distinct = [...new Set(hashes)].slice(0, MOST_PAIRED)
  distinct.forEach((first, at) => {
    for (const second of distinct.slice(at + 1)) {
      // The order in which they stand does not matter.
      add(found, mix(Math.imul(Math.min(first, second), 31) ^ Math.max(first, second), 19), 1)
    }
  })
  return found
}

const placeWeight = (at: number): number => (at < OPENING_WORDS ? 1 : IN_REST)

const add = (found: Map<number, number>, feature: number, weight: number): void => {
  found.set(feature, (found.get(feature) ?? 0) + weight)
}

// FNV-1a over code units, then the finalizer of MurmurHash3 so that neighbours spread; both are public domain.
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** The number under which a word is known to vectors and pairs. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), FNV_PRIME)
  return hash >>> 0
}

/** Features have 24 bits: one in a hundred strange ones is taken for another, which a text of hundreds does not feel. */
const UNUSED_BITS = 8

function mix(value: number, kind: number): number {
  let hash = (value ^ Math.imul(kind, 0x9e3779b1)) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> UNUSED_BITS
}
