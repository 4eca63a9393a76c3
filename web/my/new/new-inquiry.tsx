import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Select } from '../../kit/select.tsx'
import { ApiProblem, kindOf } from '../../platform/api/problem.ts'
import { isSendable, LONGEST } from '../../platform/message-text.ts'
import { Files } from '../writing/files.tsx'
import { useDraft } from '../writing/use-draft.ts'
import { useFiles } from '../writing/use-files.ts'
import { answersOf, withAnswer, withChosen, withSuggested } from './about.ts'
import { newDraftSchema } from './new-draft.ts'
import { Questions } from './questions.tsx'
import { useSendNew } from './use-send-new.ts'
import { useSuggestion } from './use-suggestion.ts'
import { useTopics } from './use-topics.ts'

/** No topic; no topic of the configuration has this id. */
const ANY_TOPIC = '-'

/** Writing to the bank: who it is is known, and what it is about the bank suggests, with the questions that belong to it. */
export function NewInquiry(): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const draft = useDraft('new', newDraftSchema)
  const files = useFiles()
  const topics = useTopics()
  const suggestion = useSuggestion(draft.text)
  const suggested = topics.find((one) => one.topic === suggestion.topic)
  const about = withSuggested(draft.about, suggested?.topic ?? '')
  const topic = topics.find((one) => one.topic === about.topic)
  const send = useSendNew(draft, files.ids, draft.clear)
  const number = topic?.call ?? suggestion.call
  const ready = isSendable(draft.text) && !send.isPending && !files.busy
  return (
    <section className="writing" aria-label={t('new.title')}>
      <h2>{t('new.title')}</h2>
      <TextField
        label={t('new.label')}
        hint={t('new.hint')}
        rows={8}
        value={draft.text}
        onChange={(text) => draft.change({ text })}
        maxLength={LONGEST}
      />
      {number !== undefined && (
        <Notice tone="alarm" live title={t('new.callFirst')}>
          <a className="call" href={`tel:${number.replaceAll(/[^+\d]/gu, '')}`}>
            {number}
          </a>
        </Notice>
      )}
      {topics.length > 0 && (
        <Select
          label={t('new.topic')}
          options={[{ id: ANY_TOPIC, name: t('new.anyTopic') }, ...topics.map(({ topic: id, name }) => ({ id, name }))]}
          value={topic?.topic ?? ANY_TOPIC}
          choose={(id) => draft.change({ about: withChosen(about, id === ANY_TOPIC ? '' : id) })}
        />
      )}
      <p className="soft small suggested" role="status">
        {topic !== undefined && !about.own && t('new.suggested')}
      </p>
      {topic !== undefined && (
        <Questions
          topic={topic}
          answers={answersOf(about)}
          wrong={wrongIn(send.error)}
          answer={(question, answer) => draft.change({ about: withAnswer(about, question, answer) })}
        />
      )}
      {send.error !== null && (
        <Notice tone="warn" live title={t(`common:problems.${kindOf(send.error)}`)}>
          {t('writing.kept')}
        </Notice>
      )}
      <div className="row">
        <Button look="strong" isDisabled={!ready} onPress={() => send.mutate()}>
          {send.isPending ? t('writing.sending') : t('writing.send')}
        </Button>
        <Files chosen={files} />
      </div>
    </section>
  )
}

/** Ids of questions whose answers the API refused. */
const wrongIn = (error: unknown): ReadonlySet<string> =>
  new Set(error instanceof ApiProblem ? error.errors.map(({ path }) => path.replace(/^answers\./u, '')) : [])
