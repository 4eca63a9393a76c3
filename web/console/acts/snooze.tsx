import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Choice } from '../../kit/choice.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useApp } from '../../platform/app-context.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { ActDialogProps } from './act-dialogs.tsx'
import { Refusal } from './refusal.tsx'
import { snoozeTimes } from './snooze-times.ts'
import { useDeed } from './use-deed.ts'

const UNTIL_ANSWER = 'answer'

/** Out of my list until a time before the promise, or until the customer writes once they have an answer. */
export default function Snooze({ inquiry, close, finish }: ActDialogProps): ReactNode {
  const { t } = useTranslation('console')
  const { settings } = useApp()
  const times = useTimes()
  const deed = useDeed(inquiry.inquiryId)
  const [now] = useState(Date.now)
  const answered = inquiry.status === 'answered'
  const before = answered || inquiry.promise === undefined ? undefined : Date.parse(inquiry.promise.by)
  const options = [
    ...(answered ? [{ id: UNTIL_ANSWER, name: t('snooze.answer') }] : []),
    ...snoozeTimes(now, settings.zone, before).map(({ name, at }) => ({
      id: new Date(at).toISOString(),
      name: t(`snooze.${name}`),
      remark: times.short(at, now),
    })),
  ]
  const [until, setUntil] = useState(options[0]?.id ?? '')
  const send = (): void =>
    deed.mutate(
      { does: 'snooze', until: until === UNTIL_ANSWER ? undefined : until },
      { onSuccess: () => finish(undefined) },
    )
  return (
    <Dialog title={t('commands.snooze')} open close={close}>
      {deed.error !== null && <Refusal error={deed.error} />}
      {options.length === 0 ? (
        <p>{t('snooze.tooLate')}</p>
      ) : (
        <Choice label={t('snooze.until')} options={options} value={until} choose={setUntil} />
      )}
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        {options.length > 0 && (
          <Button look="strong" isDisabled={deed.isPending} onPress={send}>
            {t('commands.snooze')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
