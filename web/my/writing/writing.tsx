import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { isSendable, LONGEST } from '../../platform/message-text.ts'
import type { Inquiry } from '../api-shapes.ts'
import { useSay } from '../deeds/use-say.ts'
import { Files } from './files.tsx'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import './writing.css'

/** Taken in, and not among the inquiry's messages yet. */
export interface SentMessage {
  readonly messageId: string
  readonly text: string
}

interface WritingProps {
  readonly inquiry: Inquiry
  readonly onSent: (message: SentMessage) => void
}

/** Saying more about an inquiry. What cannot be sent stays, and sending it again never says it twice. */
export function Writing({ inquiry, onSent }: WritingProps): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const { inquiryId, status } = inquiry
  const draft = useDraft(inquiryId)
  const files = useFiles()
  const say = useSay(inquiryId)
  const send = (): void =>
    say.mutate(
      { message: draft.text, key: draft.key, ...(files.ids.length === 0 ? {} : { attachments: [...files.ids] }) },
      {
        onSuccess: ({ messageId }) => {
          onSent({ messageId, text: draft.text })
          draft.clear()
          files.clear()
        },
      },
    )
  const ready = isSendable(draft.text) && !say.isPending && !files.busy
  return (
    <section className="writing" aria-label={t('writing.title')}>
      <TextField
        label={t('writing.title')}
        rows={4}
        value={draft.text}
        onChange={(text) => draft.change({ text })}
        maxLength={LONGEST}
        {...(status === 'resolved' ? { hint: t('writing.reopens') } : {})}
      />
      {say.error !== null && (
        <Notice tone="warn" live title={t(`common:problems.${kindOf(say.error)}`)}>
          {t('writing.kept')}
        </Notice>
      )}
      <div className="row">
        <Button look="strong" isDisabled={!ready} onPress={() => send()}>
          {say.isPending ? t('writing.sending') : t('writing.send')}
        </Button>
        <Files chosen={files} />
      </div>
    </section>
  )
}
