import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Question } from '#shared/configuration/form-rules.ts'
import { inLanguage, questionsOf } from './answers.ts'

/** A topic that customers can choose, with what they are asked about it; all of it in one language. */
export interface AskedTopic {
  readonly topic: string
  readonly name: string
  readonly urgent: boolean
  readonly questions: readonly {
    readonly id: string
    readonly label: string
    readonly hint?: string
    readonly kind: Question['kind']
    /** Of a choice alone. */
    readonly options: readonly { readonly id: string; readonly label: string }[]
  }[]
}

/** The institute's topics with their guided questions, in the order of their names. Pure. */
export function topicsIn(index: ConfigurationIndex, language: string): readonly AskedTopic[] {
  const { configuration, institute } = index
  const topics = configuration.topics.map(({ id, name, urgent }) => ({
    topic: id,
    name: name[language] ?? name[institute.defaultLanguage] ?? id,
    urgent,
    questions: questionsOf(index, id).map(({ id: question, label, hint, kind, options = [] }) => ({
      id: question,
      label: inLanguage(label, language),
      ...(hint === undefined ? {} : { hint: inLanguage(hint, language) }),
      kind,
      options: options.map((option) => ({ id: option.id, label: inLanguage(option.label, language) })),
    })),
  }))
  return topics.toSorted((a, b) => a.name.localeCompare(b.name, language))
}
