import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { Confirmed } from '../acts/confirmed.tsx'

/** Puts an earlier version in force again; `base` is the one that is in force as the reader sees it. */
export function Rollback({ to, base }: { readonly to: number; readonly base: number }): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  return (
    <Confirmed
      label={t('rollback.label')}
      subject={String(to)}
      title={t('rollback.title', { version: to })}
      doIt={t('rollback.doIt')}
      asksWhy
      act={async (note) => {
        const { version } = await call(api.POST('/v1/operations/configuration/rollback', { body: { base, to, note } }))
        return t('rollback.done', { to, version })
      }}
    >
      {t('rollback.text')}
    </Confirmed>
  )
}
