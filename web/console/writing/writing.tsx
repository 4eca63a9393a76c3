import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import type { Inquiry } from '../api-shapes.ts'
import { type Deed, useDeed } from './use-actions.ts'
import { useDraft } from './use-draft.ts'
import './writing.css'

/** Answering, noting, taking and closing an inquiry, as far as its status allows. */
export function Writing({ inquiry }: { readonly inquiry: Inquiry }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const deed = useDeed(inquiry.inquiryId)
  const draft = useDraft(inquiry.inquiryId)
  const { status } = inquiry
  const answerable = status === 'assigned' || status === 'answered'
  const written = draft.text.trim() !== ''
  const act = (does: 'take' | 'resolve' | 'reopen'): void => deed.mutate({ does })
  const send = (does: 'reply' | 'note'): void => {
    if (!written || deed.isPending) return
    const what: Deed = { does, message: draft.text, key: draft.key }
    deed.mutate(what, { onSuccess: draft.clear })
  }
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !answerable) return
    event.preventDefault()
    send('reply')
  }
  return (
    <section className="writing" aria-label={t('writing.title')}>
      {deed.error !== null && (
        <Notice tone="warn" live title={t(`common:problems.${kindOf(deed.error)}`)}>
          {t('writing.kept')}
        </Notice>
      )}
      <TextField
        label={t('writing.text')}
        rows={5}
        value={draft.text}
        onChange={draft.write}
        onKeyDown={keyed}
        maxLength={20_000}
        {...(answerable ? {} : { hint: t('writing.onlyNotes') })}
      />
      <div className="row">
        {answerable && (
          <Button look="strong" isDisabled={!written || deed.isPending} onPress={() => send('reply')} shortcut="Ctrl ↵">
            {t('writing.reply')}
          </Button>
        )}
        <Button isDisabled={!written || deed.isPending} onPress={() => send('note')}>
          {t('writing.note')}
        </Button>
        {status === 'waiting' && <Button onPress={() => act('take')}>{t('writing.take')}</Button>}
        {(answerable || status === 'waiting') && <Button onPress={() => act('resolve')}>{t('writing.resolve')}</Button>}
        {status === 'resolved' && <Button onPress={() => act('reopen')}>{t('writing.reopen')}</Button>}
      </div>
    </section>
  )
}
