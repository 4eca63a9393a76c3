/**
 * Where deciding draws its lines. Shares are of the model's calibrated probabilities, from 0 to 1; all of them were
 * chosen on folds, see the README.
 */

const SURE: Readonly<Record<string, number>> = { de: 0.82, en: 0.4 }
const SURE_ELSEWHERE = 0.8
/** The desk must be at least that likely to be named; below it is the general desk's. By language of the text. */
export const sureIn = (language: string): number => SURE[language] ?? SURE_ELSEWHERE
/** The topic must be at least that likely among those of its desk to be named. */
export const SURE_OF_TOPIC = 0.5
/** … and among all topics: customers are told what was understood, and a desk may be named with little certainty. */
export const LEAST_LIKELY_TOPIC = 0.25
const POSSIBLY_URGENT: Readonly<Record<string, number>> = { en: 0.18 }
const POSSIBLY_URGENT_ELSEWHERE = 0.12
/** How much surer it must be where the customer chose another topic, or wrote to the mailbox of another desk. */
const AGAINST_CHOICE = 1.6
/**
 * From here on it is urgent, whatever the best guess is: a card that is being emptied must not wait. By language of the
 * text: in English models and words know customers' own texts and miss less.
 */
export const urgentIn = (language: string, againstChoice: boolean): number =>
  (POSSIBLY_URGENT[language] ?? POSSIBLY_URGENT_ELSEWHERE) * (againstChoice ? AGAINST_CHOICE : 1)

/** Words of the configuration that are clear multiply the odds of their desk by this. */
export const WORDS_WEIGH = 1.5
/** The mailbox that was written to multiplies the odds of its desk by this, so that the model may name a topic there. */
export const MAILBOX_WEIGHS = 10
/** Words of an urgent topic multiply the odds that it is urgent by this: only a model that is sure outweighs them. */
export const URGENT_WORDS_WEIGH = 30

/** How often words of the configuration alone are right, measured on our own examples. */
export const WORDS_ALONE = 0.8
/** The same of the words of an urgent topic. */
export const URGENT_WORDS_ALONE = 0.9

/** Share of the model's labels that a configuration must have for the model to be asked. */
export const LEAST_FITTING = 0.5
