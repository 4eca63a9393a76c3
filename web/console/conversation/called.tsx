import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TextField } from '../../kit/field.tsx'
import { useTimes } from '../../platform/use-times.ts'
import { Refusal } from '../acts/refusal.tsx'
import { useDeed } from '../acts/use-deed.ts'

interface CalledProps {
  readonly inquiryId: string
  readonly close: () => void
}

/** That a customer was called, and what came of it: a note. */
export default function Called({ inquiryId, close }: CalledProps): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const deed = useDeed(inquiryId)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [message, setMessage] = useState(
    () => `${t('callback.calledAt', { at: times.short(Date.now(), Date.now()) })} `,
  )
  const write = (text: string): void => {
    // Another text is another note.
    setKey(crypto.randomUUID())
    setMessage(text)
  }
  return (
    <Dialog title={t('callback.called')} open close={close}>
      {deed.error !== null && <Refusal error={deed.error} />}
      <TextField label={t('callback.outcome')} rows={3} value={message} onChange={write} maxLength={20_000} autoFocus />
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        <Button
          look="strong"
          isDisabled={message.trim() === '' || deed.isPending}
          onPress={() => deed.mutate({ does: 'note', message, key }, { onSuccess: close })}
        >
          {t('callback.save')}
        </Button>
      </div>
    </Dialog>
  )
}
