import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Table } from '../../kit/table.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { Asked } from '../asking/asked.tsx'
import { More } from '../asking/more.tsx'
import { useNames } from '../words/use-names.ts'
import { useNotReached } from './use-not-reached.ts'

/** Customers whom our mail does not reach, and what other ways there are. */
export function NotReached(): ReactNode {
  const { t } = useTranslation('operations')
  const times = useTimes()
  const now = useNow()
  const names = useNames()
  const query = useNotReached()
  return (
    <>
      <h2>{t('nav.notReached')}</h2>
      <p className="about soft">{t('notReached.about')}</p>
      <Asked query={query}>
        {(items) =>
          items.length === 0 ? (
            <p className="soft">{t('notReached.none')}</p>
          ) : (
            <>
              <Table
                title={t('nav.notReached')}
                rows={items}
                keyOf={({ inquiryId }) => inquiryId}
                columns={[
                  { name: t('notReached.reference'), show: ({ reference }) => reference },
                  { name: t('notReached.at'), show: ({ at }) => times.short(Date.parse(at), now) },
                  { name: t('desk'), show: ({ desk }) => names.desk(desk) },
                  { name: t('notReached.status'), show: ({ status }) => t(`statuses.${status}`) },
                  { name: t('reason'), show: ({ reason }) => t(`notReached.reasons.${reason}`) },
                  {
                    name: t('notReached.otherWays'),
                    show: ({ otherWays }) =>
                      otherWays.length === 0
                        ? t('notReached.noWay')
                        : otherWays.map((way) => t(`notReached.ways.${way}`)).join(', '),
                  },
                ]}
              />
              <More query={query} />
            </>
          )
        }
      </Asked>
    </>
  )
}
