import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import { Table } from '../../kit/table.tsx'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Release } from '../api-shapes.ts'
import { Asked } from '../asking/asked.tsx'
import { More } from '../asking/more.tsx'
import { usePages } from '../asking/use-pages.ts'
import { Differences } from './differences.tsx'
import { Rollback } from './rollback.tsx'

/** All versions of texts and configuration: who put them in force, when and why; what they changed; the way back. */
export function Versions(): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  const [search] = useSearchParams()
  const [from, to] = [Number(search.get('from')), Number(search.get('to'))]
  const query = usePages(['versions'], (page, signal) =>
    call(api.GET('/v1/operations/configuration/versions', { params: { query: { limit: '50', ...page } }, signal })),
  )
  return (
    <>
      <h2>{t('nav.versions')}</h2>
      <p className="about soft">{t('versions.about')}</p>
      {from > 0 && to > 0 && <Differences key={`${from} ${to}`} from={from} to={to} />}
      <Asked query={query}>
        {(releases) => (
          <>
            <List releases={releases} />
            <More query={query} />
          </>
        )}
      </Asked>
    </>
  )
}

function List({ releases }: { readonly releases: readonly Release[] }): ReactNode {
  const { t } = useTranslation('operations')
  const times = useTimes()
  const now = useNow()
  const inForce = releases[0]?.version ?? 0
  return (
    <Table
      title={t('nav.versions')}
      rows={releases}
      keyOf={({ version }) => String(version)}
      columns={[
        {
          name: t('versions.version'),
          show: ({ version }) => (
            <>
              {version} {version === inForce && <Badge tone="good">{t('versions.inForce')}</Badge>}
            </>
          ),
        },
        { name: t('versions.at'), show: ({ at }) => at !== undefined && times.short(Date.parse(at), now) },
        { name: t('versions.by'), show: ({ by }) => <bdi>{by?.replace(/^operator:/u, '')}</bdi> },
        {
          name: t('versions.note'),
          show: ({ note, restores, deployed, replaces }) => (
            <>
              <bdi>{note}</bdi>{' '}
              {restores !== undefined && <Badge>{t('versions.restores', { version: restores })}</Badge>}{' '}
              {deployed === true && <Badge>{t('versions.deployed')}</Badge>}{' '}
              {replaces !== undefined && replaces.length > 0 && (
                <Badge tone="warn">{t('versions.replaces', { versions: replaces.join(', ') })}</Badge>
              )}
            </>
          ),
        },
        {
          name: t('versions.changes'),
          show: ({ version }) =>
            version > 1 && (
              <Link href={`/operations/versions?from=${version - 1}&to=${version}`}>
                {t('versions.compare', { version })}
              </Link>
            ),
        },
        {
          name: t('act.name'),
          show: ({ version }) => version !== inForce && <Rollback to={version} base={inForce} />,
        },
      ]}
    />
  )
}
