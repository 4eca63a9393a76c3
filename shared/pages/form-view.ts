import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'

export const FORM_FIELDS = ['message', 'topic', 'name', 'email', 'website'] as const
export type FormField = (typeof FORM_FIELDS)[number]
export type FormValues = Readonly<Partial<Record<FormField, string>>>

/** Names of what went wrong; the page has the words. `notSent` is about no field. */
type FormError =
  | 'messageMissing'
  | 'messageTooLong'
  | 'emailMissing'
  | 'emailInvalid'
  | 'nameTooLong'
  | 'topicUnknown'
  | 'trap'
  | 'unknownField'
  | 'notSent'

/** What the page of the inquiry form shows. */
export interface FormView {
  readonly language: string
  readonly bank: string
  readonly emergencyNumber: string
  readonly topics: readonly { readonly id: string; readonly name: string }[]
  /** Makes pressing the button twice harmless. */
  readonly key: string
  readonly values: FormValues
  readonly errors: readonly { readonly field?: FormField; readonly error: FormError }[]
}

/** The form for a language, with what was typed and what was wrong with it. Pure. */
export function formView(
  index: ConfigurationIndex,
  language: string,
  key: string,
  typed: { readonly values: FormValues; readonly errors: FormView['errors'] } = { values: {}, errors: [] },
): FormView {
  const { institute, configuration } = index
  return {
    language,
    bank: institute.name,
    emergencyNumber: institute.emergencyNumber,
    topics: configuration.topics
      .map(({ id, name }) => ({ id, name: name[language] ?? name[institute.defaultLanguage] ?? id }))
      .sort((a, b) => a.name.localeCompare(b.name, language)),
    key,
    ...typed,
  }
}
