import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { type AskedTopic, topicsIn } from '#shared/form/topics-in.ts'
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

/** The guided questions of one topic in one language, by the fields of the page. */
export interface TopicQuestions extends Omit<AskedTopic, 'questions'> {
  readonly questions: readonly (Omit<AskedTopic['questions'][number], 'id'> & { readonly field: AnswerField })[]
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
  const topics = topicsIn(index, language)
  return {
    language,
    bank: institute.name,
    zone: index.zone,
    emergencyNumber: institute.emergencyNumber,
    topics: topics.map(({ topic: id, name, urgent }) => ({ id, name, urgent })),
    questions: topics.filter(({ questions }) => questions.length > 0).map(byFields),
    ...(asked === undefined ? {} : { asked }),
    ...(privacy === undefined ? {} : { privacy }),
    files: institute.attachments,
    marks,
    protection: configuration.form.protection,
    ...typed,
  }
}

const byFields = ({ questions, ...topic }: AskedTopic): TopicQuestions => ({
  ...topic,
  questions: questions.map(({ id, ...question }) => ({ ...question, field: answerField(id) })),
})
