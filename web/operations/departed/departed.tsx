import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'wouter'
import { Table } from '../../kit/table.tsx'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { Asked } from '../asking/asked.tsx'
import { More } from '../asking/more.tsx'
import { usePages } from '../asking/use-pages.ts'
import { useWords } from '../words/use-words.ts'
import { useDeparted } from './use-departed.ts'

/** Own advisors who have left, and the customers whom they leave. */
export function Departed(): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const advisorId = useSearchParams()[0].get('advisor')
  return (
    <>
      <h2>{t('nav.departed')}</h2>
      <p className="about soft">{t('departed.about')}</p>
      <Asked query={useDeparted()}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('departed.none')}</p>
          ) : (
            <Table
              title={t('nav.departed')}
              rows={items}
              keyOf={(item) => item.advisorId}
              columns={[
                {
                  name: t('departed.advisor'),
                  show: (item) => (
                    <Link href={`/operations/departed?advisor=${encodeURIComponent(item.advisorId)}`}>
                      {item.advisorId}
                    </Link>
                  ),
                },
                { name: t('departed.customers'), number: true, show: ({ customers }) => words.number(customers) },
              ]}
            />
          )
        }
      </Asked>
      {advisorId !== null && <Customers key={advisorId} advisorId={advisorId} />}
    </>
  )
}

function Customers({ advisorId }: { readonly advisorId: string }): ReactNode {
  const { t } = useTranslation('operations')
  const { api } = useApp()
  const query = usePages(['departed-customers', advisorId], (page, signal) =>
    call(
      api.GET('/v1/operations/departed-advisors/{advisorId}/customers', {
        params: { path: { advisorId }, query: { limit: '50', ...page } },
        signal,
      }),
    ),
  )
  return (
    <Asked query={query}>
      {(customers) => (
        <>
          <Table
            title={t('departed.customersOf', { advisor: advisorId })}
            rows={customers}
            keyOf={({ customerId }) => customerId}
            columns={[
              { name: t('departed.customer'), show: ({ customerId }) => customerId },
              { name: t('departed.segment'), show: ({ segment }) => t(`segments.${segment}`) },
              {
                name: t('departed.deputies'),
                show: ({ deputyIds }) => deputyIds.join(', ') || t('departed.noDeputy'),
              },
            ]}
          />
          <More query={query} />
        </>
      )}
    </Asked>
  )
}
