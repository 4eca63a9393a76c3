import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { FieldIssue } from '#shared/errors.ts'

/** What is wrong with a chosen topic or language: both must be of the institute. Pure. */
export function unknownChoices(
  chosen: { readonly topic?: string | undefined; readonly language?: string | undefined },
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
  ]
}
