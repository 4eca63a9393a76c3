import type { Configuration, Topic } from '#shared/configuration/schema.ts'
import { TopicMatcher, type TopicScore } from './topic-matcher.ts'

export interface TopicInput {
  readonly subject: string
  /** What the customer wrote, without quotes where they are known apart. */
  readonly text: string
  /** Detected language; words of all languages are tried, these count a little more. */
  readonly language: string
  /** Topic chosen by the customer in a form. */
  readonly chosenTopic?: string
  /** Desk of the mailbox written to. */
  readonly mailboxDesk?: string
}

/** Topic and desk of an inquiry. `because` holds what decided: `word:<pattern>`, `chosen:<topic>`, `mailbox:<desk>`, … */
export interface RecognizedTopic {
  readonly topic: string
  readonly desk: string
  readonly urgent: boolean
  readonly because: readonly string[]
}

/** What the rules of the configuration find in an inquiry, each by itself. */
export interface FoundByRules {
  /** The topic whose urgent words speak most. */
  readonly urgent: TopicScore | undefined
  readonly chosen: Topic | undefined
  readonly mailboxDesk: string | undefined
  /** The desk whose words are clearly ahead of all others. */
  readonly clearDesk: string | undefined
  /** What speaks for each topic but `general`. */
  readonly scores: readonly TopicScore[]
}

/** Topic of everything that is not recognised for sure; an institute may give it a text under this id. */
export const GENERAL_TOPIC = 'general'

/** The best desk must have at least this (one word of its own, be it far down in a long mail) … */
const LEAST_SCORE = 0.4
/** … and be ahead of the next by this factor. */
const CLEAR = 1.3
const MOST_REASONS = 8
/** The reason where nothing decided. */
export const UNSURE = 'unsure'

export type Rules = Pick<Configuration, 'topics' | 'institute'>

const matchers = new WeakMap<Configuration['topics'], TopicMatcher>()

export function findByRules(input: TopicInput, configuration: Rules): FoundByRules {
  const scores = matcherOf(configuration.topics).score(input.subject, input.text, input.language)
  const calm = scores.filter(({ topic }) => topic.id !== GENERAL_TOPIC)
  return {
    urgent: highest(scores.filter(({ topic }) => topic.urgent)),
    chosen: configuration.topics.find(({ id }) => id === input.chosenTopic && id !== GENERAL_TOPIC),
    mailboxDesk: input.mailboxDesk,
    clearDesk: clearDesk(calm, configuration.institute.generalDesk),
    scores: calm,
  }
}

/**
 * Topic, desk and urgency by the rules of the configuration alone. In this order: words of an urgent topic; the topic
 * chosen in the form; the desk of the mailbox, with the clearest topic of that desk; the desk and topic that are clearly
 * ahead. Unsure of the desk is the general desk, unsure of the topic within a desk is `general` there, never a guess.
 */
export function recognizeTopic(found: FoundByRules, { institute }: Rules): RecognizedTopic {
  const { urgent, chosen, mailboxDesk, clearDesk: clear, scores } = found
  if (urgent !== undefined) return recognized(urgent, [])
  if (chosen !== undefined) return byChoice(found, chosen)
  if (mailboxDesk !== undefined) return withinDesk(scores, mailboxDesk, [`mailbox:${mailboxDesk}`])
  return clear === undefined ? unsure(institute.generalDesk) : withinDesk(scores, clear, [])
}

/** The general desk, never a guess. */
export const unsure = (generalDesk: string): RecognizedTopic => ({
  topic: GENERAL_TOPIC,
  desk: generalDesk,
  urgent: false,
  because: [UNSURE],
})

export function byChoice({ scores }: FoundByRules, chosen: Topic): RecognizedTopic {
  const found = scores.find(({ topic }) => topic.id === chosen.id)?.found ?? []
  return recognized({ topic: chosen, score: 0, found }, [`chosen:${chosen.id}`])
}
function matcherOf(topics: Configuration['topics']): TopicMatcher {
  const known = matchers.get(topics)
  if (known !== undefined) return known
  const matcher = new TopicMatcher(topics)
  matchers.set(topics, matcher)
  return matcher
}

/** The desk clearly ahead. Topics of the general desk (an appointment, a branch) give way to what the matter is about. */
function clearDesk(scores: readonly TopicScore[], generalDesk: string): string | undefined {
  const best = new Map<string, number>()
  for (const { topic, score } of scores) best.set(topic.desk, Math.max(best.get(topic.desk) ?? 0, score))
  const general = best.get(generalDesk) ?? 0
  best.delete(generalDesk)
  const [first, second] = [...best].sort((a, b) => b[1] - a[1])
  if (first === undefined) return general >= LEAST_SCORE ? generalDesk : undefined
  return first[1] >= Math.max(LEAST_SCORE, (second?.[1] ?? 0) * CLEAR) ? first[0] : undefined
}

/** The topic of that desk which is ahead of its others, `general` when two are equally likely or none speaks. */
export function withinDesk(scores: readonly TopicScore[], desk: string, because: readonly string[]): RecognizedTopic {
  const here = scores.filter(({ topic }) => topic.desk === desk).toSorted((a, b) => b.score - a.score)
  const [first, second] = here
  if (first !== undefined && first.score >= LEAST_SCORE && first.score > (second?.score ?? 0)) {
    return recognized(first, because)
  }
  const found = first?.found.map((source) => `word:${source}`) ?? []
  const reasons = [...because, ...found].slice(0, MOST_REASONS)
  return { topic: GENERAL_TOPIC, desk, urgent: false, because: reasons.length > 0 ? reasons : [UNSURE] }
}

const highest = (scores: readonly TopicScore[]): TopicScore | undefined =>
  scores.reduce<TopicScore | undefined>(
    (best, score) => (best === undefined || score.score > best.score ? score : best),
    undefined,
  )

const recognized = (best: TopicScore, because: readonly string[]): RecognizedTopic => ({
  topic: best.topic.id,
  desk: best.topic.desk,
  urgent: best.topic.urgent,
  because: [...because, ...best.found.map((source) => `word:${source}`)].slice(0, MOST_REASONS),
})
