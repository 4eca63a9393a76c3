/** What a new inquiry is about, as far as its writer said or accepted it. */
export interface About {
  /** Empty: not said. */
  readonly topic: string
  /** Chosen by hand, none included: then no suggestion changes it. */
  readonly own: boolean
  /** By topic and question; they stay when the topic changes. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const NOTHING_SAID: About = { topic: '', own: false, answers: {} }

/** Answers to the questions of the topic as it is now, without those that were left open. Pure. */
export const answersOf = ({ topic, answers }: About): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(answers[topic] ?? {}).filter(([, answer]) => answer.trim() !== ''))

/** Somebody chose a topic, or none. Pure. */
export const withChosen = (about: About, topic: string): About => ({ ...about, topic, own: true })

/** The text seems to be about a topic, or none: what somebody chose or answered stays. Pure. */
export const withSuggested = (about: About, topic: string): About =>
  about.own || Object.keys(answersOf(about)).length > 0 ? about : { ...about, topic }

/**
 * What an inquiry says of it: what somebody chose or answered. What was only suggested the bank finds out again, so that
 * the same text under the same key stays the same inquiry. Pure.
 */
export function saidOf(about: About) {
  const answers = answersOf(about)
  const answered = Object.keys(answers).length > 0
  return {
    ...(about.topic !== '' && (about.own || answered) ? { topic: about.topic } : {}),
    ...(answered ? { answers } : {}),
  }
}

/** A question of the topic was answered. Pure. */
export const withAnswer = (about: About, question: string, answer: string): About => ({
  ...about,
  answers: { ...about.answers, [about.topic]: { ...about.answers[about.topic], [question]: answer } },
})
