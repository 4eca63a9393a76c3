import type { Configuration } from '#shared/configuration/schema.ts'
import type { Guess } from '#shared/inquiry/inquiry.ts'
import { Likelihood, rounded } from './likelihood.ts'
import { modelFor, type TopicModel } from './model/topic-model.ts'
import { fitModel, opinionOn } from './model-opinion.ts'
import {
  byChoice,
  type FoundByRules,
  findByRules,
  GENERAL_TOPIC,
  type RecognizedTopic,
  recognizeTopic,
  type TopicInput,
  UNSURE,
  unsure,
  withinDesk,
} from './recognize-topic.ts'
import { tellingPart } from './telling-part.ts'
import { LEAST_LIKELY_TOPIC, SURE_OF_TOPIC, sureIn, URGENT_WORDS_ALONE, urgentIn, WORDS_ALONE } from './thresholds.ts'
import { wordsThatDecided } from './words-that-decided.ts'

/** What an inquiry is about, and how that is known. */
export interface Understood extends RecognizedTopic {
  /** How likely the desk is right, from 0 to 1; 1 where the customer chose it. */
  readonly confidence: number
  /** The two places that model and words find likeliest, whatever was decided; none without a model. */
  readonly guesses: readonly Guess[]
  /** Words of the customer that spoke most for it, at most five, weightiest first; none without a model. */
  readonly words: readonly string[]
  /** Whether a model was asked; without one that fits the rules of the configuration decide alone. */
  readonly byModel: boolean
}
interface Decision {
  readonly recognized: RecognizedTopic
  readonly confidence: number
}

/** Where quotations and signatures are looked for. */
const LOOKED_AT = 20_000
const READ_CHARACTERS = 4_000
const READ_SUBJECT = 200
const BY_MODEL = 'model'

/**
 * Topic, desk and urgency by the rules of the configuration and the model together. What the customer chose and the
 * mailbox come first; words of the configuration that are clear multiply what the model says, so that a word outweighs
 * a model in doubt and not one that is sure of something else. Urgency has its own, low threshold. Unsure is the general
 * desk, never a guess. Without a model, or with one that does not fit the configuration, the rules decide alone.
 * Deterministic; only the first 200 characters of the subject and 4,000 of the
 * text's telling part count: quotations and signatures say nothing.
 */
export function understand(
  input: TopicInput,
  configuration: Pick<Configuration, 'topics' | 'desks' | 'institute'>,
  model: TopicModel | undefined,
): Understood {
  const heard = { ...input, text: tellingPart(input.text.slice(0, LOOKED_AT)) }
  const found = findByRules(heard, configuration)
  const byRules: Decision = { recognized: recognizeTopic(found, configuration), confidence: confidenceOf(found) }
  const ofLanguage = model === undefined ? undefined : modelFor(model, input.language)
  const fitted = ofLanguage === undefined ? undefined : fitModel(ofLanguage, configuration)
  if (fitted === undefined) {
    return { ...byRules.recognized, confidence: byRules.confidence, guesses: [], words: [], byModel: false }
  }
  const text = `${heard.subject.slice(0, READ_SUBJECT)}\n${heard.text.slice(0, READ_CHARACTERS)}`
  const opinion = opinionOn(fitted, text)
  const likelihood = new Likelihood(opinion, found)
  const { generalDesk } = configuration.institute
  const { recognized, confidence } = decide(likelihood, found, byRules, { generalDesk, language: input.language })
  const explained = likelihood.placeOf(recognized) ?? likelihood.order[0]
  const words = explained === undefined ? [] : wordsThatDecided(opinion, text, explained, likelihood.rivalOf(explained))
  return { ...recognized, confidence: rounded(confidence), guesses: likelihood.guesses, words, byModel: true }
}

function decide(
  likelihood: Likelihood,
  found: FoundByRules,
  byRules: Decision,
  { generalDesk, language }: { readonly generalDesk: string; readonly language: string },
): Decision {
  const { chosen, mailboxDesk, clearDesk } = found
  const sure = sureIn(language)
  const urgent = chosen?.urgent === true ? undefined : decideUrgent(likelihood, found, { byRules, language })
  if (urgent !== undefined) return urgent
  if (chosen !== undefined) return { recognized: byChoice(found, chosen), confidence: 1 }
  if (mailboxDesk !== undefined) {
    return {
      recognized: inDesk(likelihood, found, { desk: mailboxDesk, given: [`mailbox:${mailboxDesk}`], sure }),
      confidence: 1,
    }
  }
  // Of topics that it never learnt the model cannot say that it is not one of them.
  if (clearDesk !== undefined && !likelihood.knows(byRules.recognized)) return byRules
  const desk = likelihood.bestDesk
  const confidence = likelihood.of((place) => place.desk === desk)
  if (desk === undefined || confidence < sure) return { recognized: unsure(generalDesk), confidence }
  return { recognized: inDesk(likelihood, found, { desk, given: [], sure }), confidence }
}

/** Undefined where it is not urgent. */
function decideUrgent(
  likelihood: Likelihood,
  found: FoundByRules,
  { byRules, language }: { readonly byRules: Decision; readonly language: string },
): Decision | undefined {
  const confidence = likelihood.of(({ urgent }) => urgent)
  const place = likelihood.places[likelihood.first(({ urgent }) => urgent) ?? -1]
  const byWords = found.urgent
  if (byWords !== undefined && likelihood.first(({ topic }) => topic === byWords.topic.id) === undefined) return byRules
  const directed = found.chosen?.desk ?? found.mailboxDesk
  const threshold = urgentIn(language, byWords === undefined && directed !== undefined)
  if (place === undefined || confidence < threshold) return undefined
  if (byWords !== undefined) return { recognized: byRules.recognized, confidence }
  return { recognized: { ...place, because: [BY_MODEL] }, confidence }
}

/** The topic within a desk: the likeliest where it is likely enough, words of the configuration weighed in. */
function inDesk(
  likelihood: Likelihood,
  { scores }: FoundByRules,
  { desk, given, sure }: { readonly desk: string; readonly given: readonly string[]; readonly sure: number },
): RecognizedTopic {
  const byWords = withinDesk(scores, desk, given)
  const ofDesk = likelihood.of((place) => place.desk === desk)
  if (ofDesk < sure) return byWords
  if (!likelihood.knows(byWords)) return byWords
  const named = byWords.topic === GENERAL_TOPIC ? undefined : byWords.topic
  const { place, share } = likelihood.likeliestIn(desk, named)
  const sureOfTopic = share >= SURE_OF_TOPIC && share * ofDesk >= LEAST_LIKELY_TOPIC
  const topic = place === undefined || !sureOfTopic ? GENERAL_TOPIC : place.topic
  const reasons = byWords.because.filter((reason) => reason !== UNSURE)
  return { topic, desk, urgent: false, because: [...reasons, BY_MODEL] }
}

function confidenceOf({ urgent, chosen, mailboxDesk, clearDesk }: FoundByRules): number {
  if (urgent !== undefined) return URGENT_WORDS_ALONE
  if (chosen !== undefined || mailboxDesk !== undefined) return 1
  return clearDesk === undefined ? 0 : WORDS_ALONE
}
