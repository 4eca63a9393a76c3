import type { Configuration } from '#shared/configuration/schema.ts'
import type { Understanding } from '#shared/inquiry/inquiry.ts'
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
export type RecognizedTopic = Pick<Understanding, 'topic' | 'desk' | 'urgent' | 'because'>

/** Topic of everything that is not recognised for sure; an institute may give it a text under this id. */
export const GENERAL_TOPIC = 'general'

/** The best desk must have at least this (one word of its own, be it far down in a long mail) … */
const LEAST_SCORE = 0.4
/** … and be ahead of the next by this factor. */
const CLEAR = 1.3
const MOST_REASONS = 8

const matchers = new WeakMap<Configuration['topics'], TopicMatcher>()

/**
 * Topic, desk and urgency of an inquiry by the words of the configuration. In this order: words of an urgent topic;
 * the topic chosen in the form; the desk of the mailbox, with the clearest topic of that desk; the desk and topic that
 * are clearly ahead. Unsure of the desk is the general desk, unsure of the topic within a desk is `general` there,
 * never a guess. `because` holds what decided: `word:<pattern>`, `chosen:<topic>`, `mailbox:<desk>`, `unsure`.
 */
export function recognizeTopic(
  input: TopicInput,
  configuration: Pick<Configuration, 'topics' | 'institute'>,
): RecognizedTopic {
  const scores = matcherOf(configuration.topics).score(input.subject, input.text, input.language)
  const urgent = highest(scores.filter(({ topic }) => topic.urgent))
  if (urgent !== undefined) return recognized(urgent, [])
  const calm = scores.filter(({ topic }) => topic.id !== GENERAL_TOPIC)
  const chosen = configuration.topics.find(({ id }) => id === input.chosenTopic && id !== GENERAL_TOPIC)
  if (chosen !== undefined) {
    const found = calm.find(({ topic }) => topic.id === chosen.id)?.found ?? []
    return recognized({ topic: chosen, score: 0, found }, [`chosen:${chosen.id}`])
  }
  if (input.mailboxDesk !== undefined) return withinDesk(calm, input.mailboxDesk, [`mailbox:${input.mailboxDesk}`])
  const desk = clearDesk(calm, configuration.institute.generalDesk)
  return desk === undefined
    ? { topic: GENERAL_TOPIC, desk: configuration.institute.generalDesk, urgent: false, because: ['unsure'] }
    : withinDesk(calm, desk, [])
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
function withinDesk(scores: readonly TopicScore[], desk: string, because: readonly string[]): RecognizedTopic {
  const here = scores.filter(({ topic }) => topic.desk === desk).toSorted((a, b) => b.score - a.score)
  const [first, second] = here
  if (first !== undefined && first.score >= LEAST_SCORE && first.score > (second?.score ?? 0)) {
    return recognized(first, because)
  }
  const found = first?.found.map((source) => `word:${source}`) ?? []
  const reasons = [...because, ...found].slice(0, MOST_REASONS)
  return { topic: GENERAL_TOPIC, desk, urgent: false, because: reasons.length > 0 ? reasons : ['unsure'] }
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
