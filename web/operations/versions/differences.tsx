import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'
import { Asked } from '../asking/asked.tsx'
import './differences.css'

/** What two versions have differently, field by field. */
export function Differences({ from, to }: { readonly from: number; readonly to: number }): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  const query = useQuery({
    queryKey: ['differences', from, to],
    queryFn: ({ signal }) =>
      call(
        api.GET('/v1/operations/configuration/diff', {
          params: { query: { from: String(from), to: String(to) } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <section className="differences">
      <h3>{t('diff.title', { from, to })}</h3>
      <Asked query={query}>{({ changes, more }) => <Changes changes={changes} more={more} />}</Asked>
    </section>
  )
}

type Changed = Pick<components['schemas']['Differences'], 'changes' | 'more'>

/** What changes, field by field. */
export function Changes({ changes, more }: Changed): ReactNode {
  const { t } = useTranslation('operations')
  return (
    <>
      {changes.length === 0 && <p className="soft">{t('diff.none')}</p>}
      <ul>
        {changes.map(({ path, before, after }) => (
          <li key={path}>
            <code>{path}</code>
            {before !== undefined && (
              <del>
                <span className="said">{t('diff.before')} </span>
                {shown(before)}
              </del>
            )}
            {after !== undefined && (
              <ins>
                <span className="said">{t('diff.after')} </span>
                {shown(after)}
              </ins>
            )}
          </li>
        ))}
      </ul>
      {more && <p>{t('diff.more')}</p>}
    </>
  )
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2))
