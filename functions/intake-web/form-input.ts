import { z } from 'zod'
import { type WebInquiry, webInquirySchema } from '#shared/api/inquiry-input.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Question } from '#shared/configuration/form-rules.ts'
import type { FieldIssue } from '#shared/errors.ts'
import { type Answers, answersTo, questionsOf, spokenAnswers } from '#shared/form/answers.ts'
import { unknownChoices } from '#shared/intake/known-choices.ts'
import { issuesOf } from '#shared/lambda/http/input.ts'
import type { HttpRequest } from '#shared/lambda/http/request.ts'
import {
  type AnswerField,
  answerField,
  type FieldError,
  FORM_FIELDS,
  type FormError,
  type FormField,
} from '#shared/pages/form-view.ts'
import { pageLanguage } from '#shared/pages/page-language.ts'
import { PAGE_LANGUAGES } from '#web/texts/texts.ts'

const keySchema = z.string().min(1).max(64).optional().catch(undefined)

/** What a form carries beside its fields. */
export interface FormMeta {
  /** Language of the page it stood on. */
  readonly language: string
  /** Query for the next page where its language would otherwise be another. */
  readonly keepLanguage: string
  /** Made with the page: the same key and content are one message, however often the button is pressed. */
  readonly key: string | undefined
  /** Says when the page was made; empty when nothing does. */
  readonly made: string
}

/** Reads `lang` and `key` of a form. */
export function formMeta(request: HttpRequest, fields: ReadonlyMap<string, string>, fallback: string): FormMeta {
  const accepted = request.header('accept-language')
  const language = pageLanguage(fields.get('lang'), accepted, PAGE_LANGUAGES, fallback)
  const otherwise = pageLanguage(undefined, accepted, PAGE_LANGUAGES, fallback)
  return {
    language,
    keepLanguage: language === otherwise ? '' : `?lang=${language}`,
    key: keySchema.parse(fields.get('key')),
    made: (fields.get('made') ?? '').slice(0, 64),
  }
}

/** The form's scripts say so; browsers that send a form by themselves and programs do not. */
export const wantsJson = (request: HttpRequest): boolean =>
  request.header('accept')?.split(',')[0]?.trim().toLowerCase() === 'application/json'

/** The fields of a form that the API knows too, as it would get them: uploaded files are a list. */
export const inquiryFields = (fields: Iterable<readonly [string, string]>, without: readonly string[]) =>
  Object.fromEntries(
    [...fields]
      .filter(([name]) => !without.includes(name))
      .map(([name, value]) => [name, name === 'attachments' ? value.split(',') : value]),
  )

/** What a form carries that is no part of the inquiry. */
const BESIDE_FIELDS: readonly string[] = ['website', 'lang', 'key', 'asked', 'step', 'made', 'proof']
const ANSWER = answerField('')

/** An inquiry as the form sent it: with its answers in words, or everything that is wrong with it. */
export type FormInput =
  | { readonly input: WebInquiry; readonly errors: readonly [] }
  | { readonly input: undefined; readonly errors: readonly FieldError[] }

/**
 * Reads the fields of the inquiry form. Answers are to the questions that stood on the page (`asked`), also where another
 * topic was chosen since. Errors are in the order of the page.
 */
export function readInquiryForm(
  fields: ReadonlyMap<string, string>,
  index: ConfigurationIndex,
  language: string,
): FormInput {
  const questions = questionsOf(index, fields.get('asked'))
  // An empty field of a form is one that was left out.
  const filled = [...fields].filter(([name, value]) => !BESIDE_FIELDS.includes(name) && value.trim() !== '')
  const [given, others] = [filled.filter(isAnswer), filled.filter((entry) => !isAnswer(entry))]
  const answers: Answers = Object.fromEntries(given.map(([name, value]) => [name.slice(ANSWER.length), value]))
  const read = webInquirySchema.safeParse(inquiryFields(others, []))
  const issues = read.success ? unknownChoices(read.data, index) : issuesOf(read.error)
  const faults = answersTo(questions).safeParse(answers).error
  const errors = [
    ...issues.map((issue) => errorOf(issue, fields)),
    ...(faults === undefined ? [] : issuesOf(faults).map((issue) => answerError(issue, questions))),
    ...trapError(fields),
  ].sort((a, b) => placeOf(a.field) - placeOf(b.field))
  if (!read.success || errors.length > 0) return { input: undefined, errors }
  const spoken = spokenAnswers(answers, questions, language)
  return { input: { ...read.data, ...(given.length === 0 ? {} : { answers: spoken }) }, errors: [] }
}

const isAnswer = ([name]: readonly [string, string]): boolean => name.startsWith(ANSWER)

/** The summary names errors in the order in which their fields stand on the page: answers come after the topic. */
function placeOf(field: FormField | AnswerField | undefined): number {
  const order: readonly (typeof field)[] = FORM_FIELDS
  if (field === undefined || order.includes(field)) return order.indexOf(field)
  return order.indexOf('topic') + 0.5
}

/** Programs fill in every field. People whose browser filled it in by itself are told, and lose nothing. */
const trapError = (fields: ReadonlyMap<string, string>): readonly FieldError[] =>
  (fields.get('website') ?? '') === '' ? [] : [{ field: 'website', error: 'trap' }]

const ANSWER_ERRORS = {
  text: 'answerText',
  date: 'answerDate',
  amount: 'answerAmount',
  choice: 'answerChoice',
} as const satisfies Record<Question['kind'], FormError>

function answerError({ path }: FieldIssue, questions: readonly Question[]): FieldError {
  const question = questions.find(({ id }) => id === path)
  return question === undefined
    ? { error: 'unknownField' }
    : { field: answerField(question.id), error: ANSWER_ERRORS[question.kind] }
}

function errorOf(issue: FieldIssue, fields: ReadonlyMap<string, string>): FieldError {
  if (issue.path.startsWith('attachments')) return { error: 'filesUnknown' }
  const field = FORM_FIELDS.find((name) => name === issue.path)
  const empty = (fields.get(issue.path) ?? '').trim() === ''
  const named: Readonly<Partial<Record<FormField, FormError>>> = {
    email: empty ? 'emailMissing' : 'emailInvalid',
    name: 'nameTooLong',
    topic: 'topicUnknown',
    message: messageError(issue, fields.get('message')),
  }
  const error = field === undefined ? undefined : named[field]
  return field === undefined || error === undefined ? { error: 'unknownField' } : { field, error }
}

/** What is wrong with a message, as the pages name it. */
export const messageError = (issue: FieldIssue, value: string | undefined) =>
  issue.path.startsWith('attachments')
    ? 'filesUnknown'
    : issue.path !== 'message'
      ? 'unknownField'
      : (value ?? '').trim() === ''
        ? 'messageMissing'
        : 'messageTooLong'
