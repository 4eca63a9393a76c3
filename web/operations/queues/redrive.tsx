import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { Confirmed } from '../acts/confirmed.tsx'
import { useWords } from '../words/use-words.ts'

/** Moves the dead letters of a queue back to it. */
export function Redrive({ name, count }: { readonly name: string; readonly count: number }): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  const words = useWords()
  const queue = words.queue(name)
  return (
    <Confirmed
      label={t('redrive.label')}
      subject={queue}
      title={t('redrive.title', { count, queue })}
      doIt={t('redrive.doIt')}
      act={async () => {
        const { moved } = await call(
          api.POST('/v1/operations/queues/{name}/redrive', { params: { path: { name } }, body: {} }),
        )
        return t('redrive.done', { count: moved, queue })
      }}
    >
      {t('redrive.text')}
    </Confirmed>
  )
}
