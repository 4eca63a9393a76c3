import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import type { Inquiry } from '../api-shapes.ts'
import { keyOf } from '../commands/command-list.ts'
import { useCommands } from '../commands/commands.tsx'
import { useLooking } from '../session/console-session.tsx'
import { useNext } from '../work/use-next.ts'
import type { View } from '../work/views.ts'
import { type Deed, useDeed } from './use-actions.ts'
import { useDraft } from './use-draft.ts'
import './writing.css'

/** Answering, noting, taking and closing an inquiry, as far as its status allows. */
export function Writing({ inquiry, view }: { readonly inquiry: Inquiry; readonly view: View }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const deed = useDeed(inquiry.inquiryId)
  const draft = useDraft(inquiry.inquiryId)
  const looking = useLooking()
  const text = useRef<HTMLTextAreaElement>(null)
  const next = useNext(view, inquiry.inquiryId)
  const { status } = inquiry
  const answerable = status === 'assigned' || status === 'answered'
  const written = draft.text.trim() !== ''
  const act = (does: 'take' | 'resolve' | 'reopen'): void => deed.mutate({ does })
  const send = (does: 'reply' | 'note', then?: () => void): void => {
    if (!written || deed.isPending) return
    const what: Deed = { does, message: draft.text, key: draft.key }
    const sent = (): void => {
      draft.clear()
      then?.()
    }
    deed.mutate(what, { onSuccess: sent })
  }
  useCommands({
    reply: () => text.current?.focus(),
    send: answerable ? () => send('reply') : undefined,
    sendNext: answerable ? () => send('reply', next) : undefined,
    take: status === 'waiting' ? () => act('take') : undefined,
    resolve: answerable || status === 'waiting' ? () => act('resolve') : undefined,
    reopen: status === 'resolved' ? () => act('reopen') : undefined,
  })
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
        onChange={(value) => {
          looking.type()
          draft.write(value)
        }}
        input={text}
        maxLength={20_000}
        {...(answerable ? {} : { hint: t('writing.onlyNotes') })}
      />
      <div className="row">
        {answerable && (
          <Button
            look="strong"
            isDisabled={!written || deed.isPending}
            onPress={() => send('reply')}
            shortcut={keyOf('send')}
          >
            {t('writing.reply')}
          </Button>
        )}
        <Button isDisabled={!written || deed.isPending} onPress={() => send('note')}>
          {t('writing.note')}
        </Button>
        {status === 'waiting' && (
          <Button onPress={() => act('take')} shortcut={keyOf('take')}>
            {t('writing.take')}
          </Button>
        )}
        {(answerable || status === 'waiting') && (
          <Button onPress={() => act('resolve')} shortcut={keyOf('resolve')}>
            {t('writing.resolve')}
          </Button>
        )}
        {status === 'resolved' && <Button onPress={() => act('reopen')}>{t('writing.reopen')}</Button>}
      </div>
    </section>
  )
}
