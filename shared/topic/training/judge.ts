import type { Configuration } from '#shared/configuration/schema.ts'
import { Malformed } from '#shared/errors.ts'
import { detectLanguage } from '#shared/language/detect-language.ts'
import { posteriorOf } from '../model/posterior.ts'
import { modelWords } from '../model/text-features.ts'
import { modelFor, scoreWords, type TopicModel } from '../model/topic-model.ts'
import { UNSURE } from '../recognize-topic.ts'
import { type Understood, understand } from '../understand.ts'
import type { Judged } from './tally.ts'
import type { Example } from './train-model.ts'

type Institute = Pick<Configuration, 'topics' | 'desks' | 'institute'>

/** What the system makes of a text that arrives as a message without a subject. */
export interface Heard {
  /** Detected in the text. */
  readonly language: string
  readonly understood: Understood
}

export function hear(model: TopicModel, text: string, configuration: Institute): Heard {
  const { languages, defaultLanguage } = configuration.institute
  const language = detectLanguage(text, { languages, fallback: defaultLanguage })
  return { language, understood: understand({ subject: '', text, language }, configuration, model) }
}

/** What became of an example, and what the model alone says of it; of labels only those in `among` are guessed. */
export function judge(
  model: TopicModel,
  { text, label }: Example,
  { language, understood }: Heard,
  among: ReadonlySet<string>,
): Judged {
  const asked = modelFor(model, language)
  if (asked === undefined) throw new Malformed('the topic model', [{ path: 'languages', message: 'must not be none' }])
  const columns = scoreWords(asked, modelWords(text))
  const { desks } = posteriorOf(asked, columns)
  const labels = columns.subarray(0, asked.labels.length)
  const guess = likeliest(labels, (at) => among.size === 0 || among.has(asked.labels[at]?.id ?? ''))
  const desk = likeliest(desks, () => true)
  return {
    label,
    guess: asked.labels[guess]?.id ?? '',
    desk: understood.because.includes(UNSURE) ? undefined : understood.desk,
    urgent: understood.urgent,
    model: { desk: asked.desks[desk], confidence: desks[desk] ?? 0 },
  }
}

function likeliest(shares: Float32Array, counts: (at: number) => boolean): number {
  let best = -1
  shares.forEach((share, at) => {
    if (counts(at) && (best < 0 || share > (shares[best] ?? 0))) best = at
  })
  return best
}
