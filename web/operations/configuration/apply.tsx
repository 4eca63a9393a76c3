import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { Confirmed } from '../acts/confirmed.tsx'

interface ApplyProps {
  /** The version that the draft was made from. */
  readonly base: number
  /** What was checked and found right; nothing until then. */
  readonly sections: object | undefined
  readonly names: string
  readonly done: () => void
}

/** Puts what was checked in force; somebody who was quicker is not overwritten. */
export function Apply({ base, sections, names, done }: ApplyProps): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  return (
    <Confirmed
      label={t('configuration.apply')}
      title={t('configuration.applyTitle')}
      doIt={t('configuration.applyDo')}
      disabled={sections === undefined}
      asksWhy
      act={async (note) => {
        const { version } = await call(
          api.PUT('/v1/operations/configuration', {
            body: { base, note },
            // What people wrote has the shape that the API has checked, and checks again.
            bodySerializer: (body) => JSON.stringify({ ...body, ...sections }),
          }),
        )
        done()
        return t('configuration.applied', { version })
      }}
    >
      {t('configuration.applyText', { parts: names })}
    </Confirmed>
  )
}
