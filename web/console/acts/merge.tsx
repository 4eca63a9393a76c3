import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { Choice } from '../../kit/choice.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { useNames } from '../names/use-names.ts'
import { addressOf } from '../work/views.ts'
import type { ActDialogProps } from './act-dialogs.tsx'
import { Refusal } from './refusal.tsx'
import { useDeed } from './use-deed.ts'

/** Lets it go on in another open matter of the same customer. */
export default function Merge({ inquiry, close, finish }: ActDialogProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const times = useTimes()
  const now = useNow()
  const [, go] = useLocation()
  const deed = useDeed(inquiry.inquiryId)
  const options = inquiry.earlier
    .filter(({ status }) => status !== 'resolved' && status !== 'received')
    .map(({ inquiryId, subject, topic, receivedAt, status }) => ({
      id: inquiryId,
      name: subject || names.topic(topic),
      remark: `${times.short(Date.parse(receivedAt), now)} · ${t(`statuses.${status}`)}`,
    }))
  const [into, setInto] = useState(options[0]?.id ?? '')
  const send = (): void =>
    deed.mutate(
      { does: 'merge', into },
      {
        onSuccess: () => {
          finish('merge')
          go(addressOf('mine', into))
        },
      },
    )
  return (
    <Dialog title={t('commands.merge')} open close={close}>
      {deed.error !== null && <Refusal error={deed.error} />}
      <p>{t('merge.text')}</p>
      <Choice label={t('merge.into')} options={options} value={into} choose={setInto} />
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        <Button look="strong" isDisabled={deed.isPending} onPress={send}>
          {t('commands.merge')}
        </Button>
      </div>
    </Dialog>
  )
}
