/** English words for the beginnings of German ones, so that both languages share what was learnt in one. */
export type Glossary = ReadonlyMap<string, readonly string[]>

/** A word that must end where the stem ends. */
const WHOLE = '$'
const LONGEST_STEM = 24
const SHORTEST_STEM = 3
/** Within a compound, behind a part that the glossary does not hold, shorter stems would be found by chance. */
const SHORTEST_INSIDE = 6
const SHORTEST_FOLLOWING = 4

/** Reads lines of `english words: stem stem …`, stems as `modelWords` spells them; `stem$` is a whole word. */
export function readGlossary(text: string): Glossary {
  const glossary = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [english = '', stems = ''] = line.split(':')
    const words = english.split(' ').filter((word) => word !== '')
    for (const stem of stems.split(' ').filter((part) => part !== '')) {
      glossary.set(stem, [...(glossary.get(stem) ?? []), ...words])
    }
  }
  return glossary
}

/** The same lines again, a stem each. */
export const writeGlossary = (glossary: Glossary): string =>
  [...glossary].map(([stem, words]) => `${words.join(' ')}:${stem}`).join('\n')

/** English words for a text, by the longest stems of each word; compounds bring those of all their parts. */
export function glossesOf(glossary: Glossary, words: readonly string[]): readonly string[] {
  return glossary.size === 0 ? [] : words.flatMap((word) => partsOf(glossary, word))
}

function partsOf(glossary: Glossary, word: string): readonly string[] {
  const whole = glossary.get(word + WHOLE)
  if (whole !== undefined) return whole
  const found: string[] = []
  let shortest = SHORTEST_STEM
  for (let at = 0; at + SHORTEST_STEM <= word.length; ) {
    const stem = longestStem(glossary, word, at, shortest)
    if (stem === undefined) {
      shortest = SHORTEST_INSIDE
      at += 1
    } else {
      found.push(...(glossary.get(stem) ?? []))
      shortest = SHORTEST_FOLLOWING
      at += stem.length
      // Letters that join the parts: -s-, -n-, -en-, -er-.
      if (longestStem(glossary, word, at, shortest) === undefined) {
        for (const joint of ['s', 'n', 'en', 'er']) {
          if (word.startsWith(joint, at) && longestStem(glossary, word, at + joint.length, shortest) !== undefined) {
            at += joint.length
            break
          }
        }
      }
    }
  }
  return found
}

function longestStem(glossary: Glossary, word: string, at: number, shortest: number): string | undefined {
  for (let length = Math.min(LONGEST_STEM, word.length - at); length >= shortest; length -= 1) {
    const part = word.slice(at, at + length)
    if (glossary.has(part)) return part
  }
  return undefined
}
