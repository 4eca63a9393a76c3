import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { FieldIssue } from '#shared/errors.ts'
import { type Answers, answerIssues } from '#shared/form/answers.ts'

/** What is wrong with a chosen topic or language, which must be of the institute, or with answers to the topic's questions. Pure. */
export function unknownChoices(
  chosen: {
    readonly topic?: string | undefined
    readonly language?: string | undefined
    readonly answers?: Answers | undefined
  },
  index: ConfigurationIndex,
): readonly FieldIssue[] {
  const { languages } = index.institute
  return [
    ...(chosen.topic !== undefined && index.topic(chosen.topic) === undefined
      ? [{ path: 'topic', message: 'is not a topic of this institute' }]
      : []),
    ...(chosen.language !== undefined && !languages.includes(chosen.language)
      ? [{ path: 'language', message: `must be one of ${languages.join(', ')}` }]
      : []),
    ...answerIssues(chosen, index),
  ]
}
