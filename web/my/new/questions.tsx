import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import type { Topic } from './use-topics.ts'

type Question = Topic['questions'][number]

/** A choice that nobody made; no option of the configuration has this id. */
const NO_ANSWER = '-'

interface QuestionsProps {
  readonly topic: Topic
  readonly answers: Readonly<Record<string, string>>
  /** Ids of questions whose answer cannot be read. */
  readonly wrong: ReadonlySet<string>
  readonly answer: (question: string, answer: string) => void
}

/** What a topic asks; all of it may be left open. */
export function Questions({ topic, answers, wrong, answer }: QuestionsProps): ReactNode {
  const { t } = useTranslation('my')
  if (topic.questions.length === 0) return null
  return (
    <fieldset className="questions">
      <legend>{t('new.questions', { topic: topic.name })}</legend>
      <p className="soft small">{t('new.questionsHint')}</p>
      {topic.questions.map((question) => (
        <Asked
          key={question.id}
          question={question}
          answer={answers[question.id] ?? ''}
          error={wrong.has(question.id) ? t(`new.wrong.${question.kind}`) : undefined}
          change={(text) => answer(question.id, text)}
        />
      ))}
    </fieldset>
  )
}

interface AskedProps {
  readonly question: Question
  readonly answer: string
  readonly error: string | undefined
  readonly change: (answer: string) => void
}

function Asked({ question: { label, hint, kind, options }, answer, error, change }: AskedProps): ReactNode {
  const { t } = useTranslation('my')
  if (kind === 'choice')
    return (
      <Select
        label={label}
        options={[{ id: NO_ANSWER, name: t('new.noAnswer') }, ...options.map(({ id, label: name }) => ({ id, name }))]}
        value={answer === '' ? NO_ANSWER : answer}
        choose={(id) => change(id === NO_ANSWER ? '' : id)}
      />
    )
  return (
    <TextField
      label={label}
      value={answer}
      onChange={change}
      error={error}
      autoComplete="off"
      maxLength={500}
      type={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'amount' ? { inputMode: 'decimal' } : {})}
      {...(hint === undefined ? {} : { hint })}
    />
  )
}
