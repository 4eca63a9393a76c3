import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TextField } from '../../kit/field.tsx'
import { useConsoleState } from '../session/console-session.tsx'
import type { ActDialogProps } from './act-dialogs.tsx'
import { Refusal } from './refusal.tsx'
import { useDeed } from './use-deed.ts'

/** Returns what a colleague offers, or takes back one's own offer. */
export default function Decline({ inquiry, close }: ActDialogProps): ReactNode {
  const { t } = useTranslation('console')
  const deed = useDeed(inquiry.inquiryId)
  const own = inquiry.offer?.from.advisorId === useConsoleState()?.me.advisorId
  const [note, setNote] = useState('')
  const title = t(own ? 'offer.takeBack' : 'commands.decline')
  return (
    <Dialog title={title} open close={close}>
      {deed.error !== null && <Refusal error={deed.error} />}
      <TextField label={t('handOver.note')} rows={3} value={note} onChange={setNote} maxLength={20_000} autoFocus />
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        <Button
          look="strong"
          isDisabled={note.trim() === '' || deed.isPending}
          onPress={() => deed.mutate({ does: 'decline', note }, { onSuccess: close })}
        >
          {title}
        </Button>
      </div>
    </Dialog>
  )
}
