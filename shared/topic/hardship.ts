import { HARDSHIPS, type Hardship } from '#shared/inquiry/inquiry.ts'
import { HARDSHIP_WORDS } from './hardship-words.ts'
import { readPattern } from './pattern.ts'
import { tokensOf } from './tokens.ts'
import { firstMatch, numbered, WordIndex } from './word-index.ts'

const READ_CHARACTERS = 4_000

const index = new WordIndex()
const rules = HARDSHIPS.map((hardship) => ({
  hardship,
  patterns: HARDSHIP_WORDS[hardship].flatMap((source) => {
    const pattern = readPattern(source)
    return pattern === undefined ? [] : [numbered(pattern, index)]
  }),
}))

/**
 * What weighs on the customer, by their words in German and English: a death, money that is not there, the thought of
 * ending their life. Recall before precision; only the first 4,000 characters count.
 */
export function hardshipOf(subject: string, text: string): readonly Hardship[] {
  const places = index.places(tokensOf(`${subject}\n${text}`.slice(0, READ_CHARACTERS)))
  return rules
    .filter(({ patterns }) => patterns.some((pattern) => firstMatch(pattern, places) !== undefined))
    .map(({ hardship }) => hardship)
}
