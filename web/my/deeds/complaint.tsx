import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { isSendable, LONGEST } from '../../platform/message-text.ts'
import { useDraft } from '../writing/use-draft.ts'
import { useSay } from './use-say.ts'

interface ComplaintProps {
  readonly inquiryId: string
  readonly open: boolean
  readonly close: () => void
}

/** Not content: it becomes a complaint, a matter of its own, and the page goes there. */
export function Complaint({ inquiryId, open, close }: ComplaintProps): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const [, go] = useLocation()
  const draft = useDraft(`complaint.${inquiryId}`)
  const say = useSay(inquiryId)
  const send = (): void =>
    say.mutate(
      { message: draft.text, intent: 'complaint', key: draft.key },
      {
        onSuccess: ({ inquiryId: complaint }) => {
          draft.clear()
          close()
          go(`/my/inquiries/${complaint}`)
        },
      },
    )
  return (
    <Dialog title={t('complaint.title')} open={open} close={close}>
      <p>{t('complaint.text')}</p>
      <TextField
        label={t('complaint.label')}
        rows={5}
        autoFocus
        value={draft.text}
        onChange={(text) => draft.change({ text })}
        maxLength={LONGEST}
      />
      {say.error !== null && (
        <Notice tone="warn" live title={t(`common:problems.${kindOf(say.error)}`)}>
          {t('writing.kept')}
        </Notice>
      )}
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        <Button look="strong" isDisabled={!isSendable(draft.text) || say.isPending} onPress={send}>
          {t('complaint.send')}
        </Button>
      </div>
    </Dialog>
  )
}
