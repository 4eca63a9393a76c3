import type { Topic } from '#shared/configuration/schema.ts'
import { readPattern } from './pattern.ts'
import { tokensOf } from './tokens.ts'
import { firstMatch, type NumberedPattern, numbered, WordIndex } from './word-index.ts'

/** What speaks for one topic in a text. */
export interface TopicScore {
  readonly topic: Topic
  /** Sum over the patterns found; 1 is one word that only this topic's desk lists, in the running text. */
  readonly score: number
  /** Patterns found, as the institute wrote them, weightiest first. */
  readonly found: readonly string[]
}

interface Rule extends NumberedPattern {
  readonly weight: number
  /** Languages under which the institute listed it. */
  readonly languages: ReadonlySet<string>
  readonly topics: readonly number[]
}

const READ_CHARACTERS = 4_000
const READ_SUBJECT = 200
/** What a mail begins with says more than what follows: from here on words count half. */
const OPENING_TOKENS = 100
const IN_SUBJECT = 1.5
const IN_REST = 0.5
/** A word from another language's list counts nearly as much: people mix, and detection errs. */
const OTHER_LANGUAGE = 0.9

/** Scores every topic for a text. Only the first 200 characters of the subject and 4,000 of the text count. */
export class TopicMatcher {
  readonly #topics: readonly Topic[]
  readonly #index = new WordIndex()
  readonly #rules: readonly Rule[]

  constructor(topics: readonly Topic[]) {
    this.#topics = topics
    this.#rules = rulesOf(topics, this.#index)
  }

  /** Topics for which anything speaks, in the order of the configuration. */
  score(subject: string, text: string, language: string): readonly TopicScore[] {
    const inSubject = tokensOf(subject.slice(0, READ_SUBJECT))
    const inText = tokensOf(text.slice(0, READ_CHARACTERS))
    const places = [this.#index.places(inSubject), this.#index.places(inText)] as const
    const scores = new Map<number, { score: number; found: { source: string; points: number }[] }>()
    for (const rule of this.#rules) {
      const place = Math.max(
        firstMatch(rule, places[0]) === undefined ? 0 : IN_SUBJECT,
        placeInText(firstMatch(rule, places[1])),
      )
      if (place === 0) continue
      const points = rule.weight * place * (rule.languages.has(language) ? 1 : OTHER_LANGUAGE)
      for (const topic of rule.topics) {
        const entry = scores.get(topic) ?? { score: 0, found: [] }
        entry.score += points
        entry.found.push({ source: rule.pattern.source, points })
        scores.set(topic, entry)
      }
    }
    return this.#topics.flatMap((topic, number) => {
      const entry = scores.get(number)
      if (entry === undefined) return []
      const found = entry.found.toSorted((a, b) => b.points - a.points).map(({ source }) => source)
      return [{ topic, score: entry.score, found }]
    })
  }
}

const placeInText = (position: number | undefined): number =>
  position === undefined ? 0 : position < OPENING_TOKENS ? 1 : IN_REST

/** Equal patterns of several topics or languages are one rule. */
function rulesOf(topics: readonly Topic[], index: WordIndex): readonly Rule[] {
  const rules = new Map<string, { pattern: NumberedPattern; languages: Set<string>; topics: Set<number> }>()
  topics.forEach((topic, number) => {
    for (const [language, sources] of Object.entries(topic.words)) {
      for (const source of sources) {
        const pattern = readPattern(source)
        if (pattern === undefined) continue
        const key = JSON.stringify(pattern.parts)
        const rule = rules.get(key) ?? { pattern: numbered(pattern, index), languages: new Set(), topics: new Set() }
        rule.languages.add(language)
        rule.topics.add(number)
        rules.set(key, rule)
      }
    }
  })
  return [...rules.values()].map(({ pattern, languages, topics: numbers }) => {
    const desks = new Set([...numbers].map((number) => topics[number]?.desk))
    return { ...pattern, languages, topics: [...numbers], weight: specificity(pattern.pattern.length) / desks.size }
  })
}

/** Several words together say more than each alone; a word that several desks list says less. */
const specificity = (words: number): number => 1 + 1.5 * (words - 1)
