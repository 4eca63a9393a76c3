import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Switch } from '../../kit/switch.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { useTimes } from '../../platform/use-times.ts'
import { NotSubscribed } from './this-browser.ts'
import { useBrowser, useChangeDevices, useDevices } from './use-devices.ts'

/** Whether this device says when a reply is there, and which others do. Nothing is asked before it is switched on. */
export function Notifications(): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const devices = useDevices()
  const browser = useBrowser()
  const change = useChangeDevices()
  if (devices.data === undefined || browser.data === undefined)
    return devices.error === null ? null : <Problem error={devices.error} again={() => void devices.refetch()} />
  const { publicKey, devices: all } = devices.data
  const { can, deviceId } = browser.data
  if (publicKey === undefined) return null
  const here = all.find((one) => one.deviceId === deviceId)
  const others = all.filter((one) => one !== here)
  const turn = (on: boolean): void => {
    if (on) change.mutate({ turn: 'on', publicKey })
    else if (here !== undefined) change.mutate({ turn: 'off', deviceId: here.deviceId, here: true })
  }
  return (
    <section className="notifications" aria-labelledby="notifications">
      <h3 id="notifications">{t('notifications.title')}</h3>
      <p>{t('notifications.text')}</p>
      {can === 'notify' && (
        <Switch on={here !== undefined} turn={turn} isDisabled={change.isPending}>
          {t('notifications.here')}
        </Switch>
      )}
      {can === 'nothing' && <Notice>{t('notifications.unsupported')}</Notice>}
      {can === 'denied' && <Notice tone="warn">{t('notifications.denied')}</Notice>}
      {change.error !== null && can !== 'denied' && <Problem error={change.error} />}
      {others.length > 0 && (
        <Others
          devices={others}
          busy={change.isPending}
          remove={(id) => change.mutate({ turn: 'off', deviceId: id, here: false })}
        />
      )}
    </section>
  )
}

interface OthersProps {
  readonly devices: readonly { readonly deviceId: string; readonly since: string }[]
  readonly busy: boolean
  readonly remove: (deviceId: string) => void
}

function Others({ devices, busy, remove }: OthersProps): ReactNode {
  const { t } = useTranslation('my')
  const times = useTimes()
  return (
    <>
      <h4 id="other-devices">{t('notifications.others')}</h4>
      <ul aria-labelledby="other-devices">
        {devices.map(({ deviceId, since }) => (
          <li key={deviceId}>
            {t('notifications.since', { at: times.full(Date.parse(since)) })}
            <Button look="quiet" isDisabled={busy} onPress={() => remove(deviceId)}>
              {t('notifications.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Problem({ error, again }: { readonly error: Error; readonly again?: () => void }): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const text = error instanceof NotSubscribed ? t(`notifications.${error.why}`) : t(`common:problems.${kindOf(error)}`)
  const actions = again === undefined ? undefined : <Button onPress={again}>{t('common:tryAgain')}</Button>
  return (
    <Notice tone="warn" live actions={actions}>
      {text}
    </Notice>
  )
}
