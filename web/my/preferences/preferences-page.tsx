import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { MyData } from './my-data.tsx'
import { Notifications } from './notifications.tsx'
import { PreferencesForm } from './preferences-form.tsx'
import { useMe } from './use-me.ts'
import './preferences.css'

/** What a customer prefers, and everything that is kept of them. */
export function PreferencesPage(): ReactNode {
  const { t } = useTranslation(['my', 'common'])
  const { data, error, isPending, refetch } = useMe()
  return (
    <section className="preferences" aria-label={t('preferences.title')}>
      <h2>{t('preferences.title')}</h2>
      {isPending && <p className="soft">{t('common:loading')}</p>}
      {error !== null && data === undefined && (
        <Notice tone="warn" live actions={<Button onPress={() => void refetch()}>{t('common:tryAgain')}</Button>}>
          {t(`common:problems.${kindOf(error)}`)}
        </Notice>
      )}
      {data !== undefined && data.preferences === undefined && <Notice>{t('preferences.unknown')}</Notice>}
      {data?.preferences !== undefined && <PreferencesForm before={data.preferences} />}
      <Notifications />
      <MyData />
    </section>
  )
}
