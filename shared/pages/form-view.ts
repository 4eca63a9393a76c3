import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Question } from '#shared/configuration/form-rules.ts'
import { inLanguage } from '#shared/form/answers.ts'
import { type PrivacyView, privacyView } from './privacy-view.ts'

/** Fields that everybody is asked; in the order of the page, with the questions of a topic after it. */
export const FORM_FIELDS = ['message', 'topic', 'name', 'email', 'website'] as const
export type FormField = (typeof FORM_FIELDS)[number]
/** A field of a guided question: `answer-` and the question's id. */
export type AnswerField = `answer-${string}`
export const answerField = (question: string): AnswerField => `answer-${question}`

/** Names of what went wrong; the page has the words. `notSent` is about no field. */
export type FormError =
  | 'messageMissing'
  | 'messageTooLong'
  | 'emailMissing'
  | 'emailInvalid'
  | 'nameTooLong'
  | 'topicUnknown'
  | 'topicMissing'
  | 'answerText'
  | 'answerDate'
  | 'answerAmount'
  | 'answerChoice'
  | 'filesUnknown'
  | 'trap'
  | 'unknownField'
  | 'notSent'
export interface FieldError {
  readonly field?: FormField | AnswerField
  readonly error: FormError
}

/** The guided questions of one topic in one language. */
export interface TopicQuestions {
  readonly topic: string
  readonly name: string
  readonly urgent: boolean
  readonly questions: readonly {
    readonly field: AnswerField
    readonly label: string
    readonly hint?: string
    readonly kind: Question['kind']
    readonly options: readonly { readonly id: string; readonly label: string }[]
  }[]
}

/** What a page gets with its form. */
export interface FormMarks {
  /** Makes pressing the button twice harmless. */
  readonly key: string
  /** Says when it was made, signed. */
  readonly made: string
}

/** What the page of the inquiry form shows. */
export interface FormView {
  readonly language: string
  readonly bank: string
  /** IANA zone that times are told in. */
  readonly zone: string
  readonly emergencyNumber: string
  readonly topics: readonly { readonly id: string; readonly name: string; readonly urgent: boolean }[]
  readonly questions: readonly TopicQuestions[]
  /** Topic whose questions stand on the page. */
  readonly asked?: string
  readonly privacy?: PrivacyView
  readonly files: { readonly maxCount: number; readonly maxBytesEach: number; readonly maxBytesAll: number }
  readonly marks: FormMarks
  /** What scripts do before they send: wait so long (s) since the page came, and work for so many bits. */
  readonly protection: { readonly minimumSeconds: number; readonly leastBits: number }
  /** By name of the field. */
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** What somebody has typed, and what is wrong with it. */
export type Typed = Pick<FormView, 'values' | 'errors'> & { readonly asked?: string | undefined }

/** The form for a language, with what was typed and what was wrong with it. Pure. */
export function formView(
  index: ConfigurationIndex,
  language: string,
  marks: FormMarks,
  { asked, ...typed }: Typed = { values: {}, errors: [] },
): FormView {
  const { institute, configuration } = index
  const privacy = privacyView(index, language)
  const topics = configuration.topics.map(({ id, name, urgent }) => ({
    id,
    name: name[language] ?? name[institute.defaultLanguage] ?? id,
    urgent,
  }))
  return {
    language,
    bank: institute.name,
    zone: index.zone,
    emergencyNumber: institute.emergencyNumber,
    topics: topics.toSorted((a, b) => a.name.localeCompare(b.name, language)),
    questions: topics.flatMap((topic) => questionsIn(configuration.form.questions[topic.id], topic, language)),
    ...(asked === undefined ? {} : { asked }),
    ...(privacy === undefined ? {} : { privacy }),
    files: institute.attachments,
    marks,
    protection: configuration.form.protection,
    ...typed,
  }
}

const questionsIn = (
  questions: readonly Question[] | undefined,
  topic: FormView['topics'][number],
  language: string,
): TopicQuestions[] =>
  questions === undefined
    ? []
    : [
        {
          topic: topic.id,
          name: topic.name,
          urgent: topic.urgent,
          questions: questions.map(({ id, label, hint, kind, options = [] }) => ({
            field: answerField(id),
            label: inLanguage(label, language),
            ...(hint === undefined ? {} : { hint: inLanguage(hint, language) }),
            kind,
            options: options.map((option) => ({ id: option.id, label: inLanguage(option.label, language) })),
          })),
        },
      ]
