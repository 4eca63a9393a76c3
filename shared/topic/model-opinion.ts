import type { Configuration } from '#shared/configuration/schema.ts'
import { posteriorOf } from './model/posterior.ts'
import { modelWords } from './model/text-features.ts'
import { type LanguageModel, scoreWords, weighWords } from './model/topic-model.ts'
import type { FeatureVector } from './model/weigh-features.ts'
import { GENERAL_TOPIC } from './recognize-topic.ts'
import { LEAST_FITTING } from './thresholds.ts'

/** A topic at a desk; `general` where the desk is known and the topic is not. */
export interface Place {
  readonly topic: string
  readonly desk: string
  readonly urgent: boolean
}

/** The model of a language as one configuration can use it. */
export interface FittedModel {
  readonly model: LanguageModel
  readonly places: readonly Place[]
  /** By place in `model.labels`: its place in `places`; −1 where the configuration has nothing of the kind. */
  readonly placeOf: Int16Array
}

/** What the model makes of a text. Shares sum to at most 1: what the configuration does not have is nobody's. */
export interface Opinion {
  readonly fitted: FittedModel
  /** The text as the model reads it. */
  readonly words: readonly string[]
  readonly weighed: FeatureVector
  /** By place in `model.labels`. */
  readonly labels: Float32Array
  /** By place in `fitted.places`. */
  readonly shares: Float64Array
}

type Places = Pick<Configuration, 'topics' | 'desks'>

const known = new WeakMap<LanguageModel, WeakMap<Places['topics'], FittedModel | false>>()

/** Undefined where the configuration has too few of the model's topics: it would say nothing about this institute. */
export function fitModel(model: LanguageModel, configuration: Places): FittedModel | undefined {
  const byTopics = known.get(model) ?? new WeakMap<Places['topics'], FittedModel | false>()
  known.set(model, byTopics)
  const cached = byTopics.get(configuration.topics)
  if (cached !== undefined) return cached === false ? undefined : cached
  const fitted = matched(model, configuration)
  byTopics.set(configuration.topics, fitted ?? false)
  return fitted
}

/** Topics are found by their id, wherever the institute has put them; `general` ones by their desk. */
function matched(model: LanguageModel, { topics, desks }: Places): FittedModel | undefined {
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]))
  const deskIds = new Set(desks.map(({ id }) => id))
  const places = new Map<string, { place: Place; at: number }>()
  const placeOf = Int16Array.from(model.labels, (label) => {
    const topic = label.topic === GENERAL_TOPIC ? undefined : topicOf.get(label.topic)
    if (topic === undefined && (label.topic !== GENERAL_TOPIC || !deskIds.has(label.desk))) return -1
    const place: Place =
      topic === undefined
        ? { topic: GENERAL_TOPIC, desk: label.desk, urgent: false }
        : { topic: topic.id, desk: topic.desk, urgent: topic.urgent }
    const key = JSON.stringify([place.topic, place.desk])
    const entry = places.get(key) ?? { place, at: places.size }
    places.set(key, entry)
    return entry.at
  })
  const fitting = placeOf.filter((at) => at >= 0).length
  if (fitting < model.labels.length * LEAST_FITTING) return undefined
  return { model, places: [...places.values()].map(({ place }) => place), placeOf }
}

/** Asks the model. About 0.2 ms. */
export function opinionOn(fitted: FittedModel, text: string): Opinion {
  const words = modelWords(text)
  const weighed = weighWords(fitted.model, words)
  const { labels } = posteriorOf(fitted.model, scoreWords(fitted.model, words, weighed))
  const shares = new Float64Array(fitted.places.length)
  labels.forEach((share, label) => {
    const at = fitted.placeOf[label] ?? -1
    if (at >= 0) shares[at] = (shares[at] ?? 0) + share
  })
  return { fitted, words, weighed, labels, shares }
}
