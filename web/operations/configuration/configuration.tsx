import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { Asked } from '../asking/asked.tsx'

// The editor brings a parser of YAML: only who edits loads it.
const Editor = lazy(() => import('./editor.tsx'))

/** What the institute decides: to change, to check, and to put in force. */
export function Configuration(): ReactNode {
  const { t } = useTranslation(['operations', 'common'])
  const { api } = useApp()
  const query = useQuery({
    queryKey: ['configuration'],
    queryFn: ({ signal }) => call(api.GET('/v1/operations/configuration', { signal })),
    refetchOnWindowFocus: false,
  })
  return (
    <>
      <div className="head">
        <h2>{t('operations:nav.configuration')}</h2>
        <Link className="button" href="/operations/versions">
          {t('operations:texts.history')}
        </Link>
      </div>
      <p className="about soft">{t('operations:configuration.about')}</p>
      <Asked query={query}>
        {({ version, configuration }) => (
          <Suspense fallback={<p className="soft">{t('common:loading')}</p>}>
            <Editor key={version} version={version} configuration={configuration} />
          </Suspense>
        )}
      </Asked>
    </>
  )
}
