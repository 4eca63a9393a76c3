import { z } from 'zod'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Question } from '#shared/configuration/form-rules.ts'
import type { FieldIssue } from '#shared/errors.ts'
import { localeOf } from '#shared/language/locale-of.ts'

/** By id of the question. */
export type Answers = Readonly<Record<string, string>>

/** What is wrong with an answer; who shows it to people has the words. */
const ANSWER_FAULTS = {
  text: 'must have at most 500 characters',
  date: 'must be a date such as 2026-11-24',
  amount: 'must be an amount such as 1250.50',
  choice: 'must be one of the options',
} as const satisfies Record<Question['kind'], string>

/** The guided questions of a topic; none where it has none. */
export const questionsOf = (index: ConfigurationIndex, topic: string | undefined): readonly Question[] =>
  (topic === undefined ? undefined : index.configuration.form.questions[topic]) ?? []

/** Reads answers to these questions: each may be left open, none may be to another question. */
export const answersTo = (questions: readonly Question[]) =>
  z.strictObject(Object.fromEntries(questions.map((question) => [question.id, schemaOf(question).optional()])))

function schemaOf({ kind, options = [] }: Question): z.ZodType<string, string> {
  const text = z.string().trim()
  if (kind === 'text') return text.min(1, ANSWER_FAULTS.text).max(500, ANSWER_FAULTS.text)
  if (kind === 'amount') return text.regex(/^(?=.*\d)[\d.,'’\s]{1,20}(?:€|eur|euros?)?$/iu, ANSWER_FAULTS.amount)
  if (kind === 'choice')
    return z.enum(
      options.map(({ id }) => id),
      ANSWER_FAULTS.choice,
    )
  // Also as people write it where the browser has no field for dates: 24.11.2026.
  return text
    .transform((value) => value.replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u, (_, d, m, y) => `${y}-${two(m)}-${two(d)}`))
    .pipe(z.iso.date(ANSWER_FAULTS.date))
}

const two = (digits: string): string => digits.padStart(2, '0')

/**
 * What is wrong with answers that came with a topic, by field (`answers.date`). A topic with guided questions takes
 * answers to these alone; otherwise questions are the caller's own. Pure.
 */
export function answerIssues(
  { topic, answers }: { readonly topic?: string | undefined; readonly answers?: Answers | undefined },
  index: ConfigurationIndex,
): readonly FieldIssue[] {
  const questions = questionsOf(index, topic)
  if (answers === undefined || questions.length === 0) return []
  const read = answersTo(questions).safeParse(answers)
  return (read.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: `answers.${key}`, message: `is not a question about ${topic}` }))
      : [{ path: ['answers', ...issue.path].join('.'), message: issue.message }],
  )
}

/**
 * Answers as people read them, question and answer in words of the language, in the order of the questions. What is no
 * answer to one of these questions stays as it is. Pure.
 */
export function spokenAnswers(answers: Answers, questions: readonly Question[], language: string): Answers {
  const read: Readonly<Record<string, string | undefined>> = answersTo(questions).safeParse(answers).data ?? answers
  const spoken = questions.flatMap((question): [string, string][] => {
    const answer = read[question.id]
    return answer === undefined
      ? []
      : [[inLanguage(question.label, language), spokenAnswer(question, answer, language)]]
  })
  const others = Object.entries(answers).filter(([id]) => !questions.some((question) => question.id === id))
  return Object.fromEntries([...spoken, ...others])
}

/** What a caller of the API sent, with its answers spoken in its language, or else the institute's. Pure. */
export function withSpokenAnswers<T extends { readonly answers?: Answers | undefined }>(
  input: T & { readonly topic?: string | undefined; readonly language?: string | undefined },
  index: ConfigurationIndex,
): T {
  const questions = questionsOf(index, input.topic)
  if (input.answers === undefined || questions.length === 0) return input
  const language = input.language ?? index.institute.defaultLanguage
  return { ...input, answers: spokenAnswers(input.answers, questions, language) }
}

function spokenAnswer({ kind, options = [] }: Question, answer: string, language: string): string {
  const option = options.find(({ id }) => id === answer)
  if (option !== undefined) return inLanguage(option.label, language)
  if (kind !== 'date') return answer
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(answer))
}

/** A text of the form in the language, or in the first that it has. */
export const inLanguage = (texts: Readonly<Record<string, string>>, language: string): string =>
  texts[language] ?? Object.values(texts)[0] ?? ''
