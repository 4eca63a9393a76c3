import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Checks } from '../../kit/checks.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { TextField } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'
import { useNow } from '../../platform/use-now.ts'
import type { SentMessage } from '../writing/writing.tsx'
import { slotsAfter } from './slots.ts'
import { useSay } from './use-say.ts'

/** The API takes so many. */
const MOST = 5

interface CallbackProps {
  readonly inquiryId: string
  readonly open: boolean
  readonly close: () => void
  readonly onSent: (message: SentMessage) => void
}

/** When somebody wishes to be called, and where. */
export function Callback({ inquiryId, open, close, onSent }: CallbackProps): ReactNode {
  const { t, i18n } = useTranslation(['my', 'common'])
  const { settings } = useApp()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [phone, setPhone] = useState('')
  const say = useSay(inquiryId)
  const slots = slotsAfter(useNow(), i18n.language, settings.zone)
  const times = slots.filter(({ id }) => chosen.includes(id))
  const anew = (): void => setKey(crypto.randomUUID())
  const send = (): void => {
    const names = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(times.map(({ name }) => name))
    const message = [t('callback.message', { times: names }), phone.trim()].filter((line) => line !== '').join('\n')
    const wish = times.map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() }))
    const callback = { times: wish, ...(phone.trim() === '' ? {} : { phone }) }
    say.mutate(
      { message, callback, key },
      {
        onSuccess: ({ messageId }) => {
          onSent({ messageId, text: message })
          setChosen([])
          anew()
          close()
        },
      },
    )
  }
  return (
    <Dialog title={t('callback.title')} open={open} close={close}>
      <Checks
        label={t('callback.when')}
        hint={t('callback.hint')}
        options={slots.map(({ id, name }) => ({ id, name }))}
        chosen={chosen}
        choose={(ids) => {
          if (ids.length <= MOST) setChosen(ids)
          anew()
        }}
      />
      <TextField
        label={t('callback.phone')}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        value={phone}
        error={say.error !== null && kindOf(say.error) === 'refused' ? t('callback.phoneWrong') : undefined}
        onChange={(text) => {
          setPhone(text)
          say.reset()
          anew()
        }}
      />
      {say.error !== null && kindOf(say.error) !== 'refused' && (
        <Notice tone="warn" live>
          {t(`common:problems.${kindOf(say.error)}`)}
        </Notice>
      )}
      <div className="row">
        <Button onPress={close}>{t('cancel')}</Button>
        <Button look="strong" isDisabled={times.length === 0 || say.isPending} onPress={send}>
          {t('callback.send')}
        </Button>
      </div>
    </Dialog>
  )
}
