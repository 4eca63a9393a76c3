import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { Table } from '../../kit/table.tsx'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import { Asked } from '../asking/asked.tsx'
import { More } from '../asking/more.tsx'
import { useNames } from '../words/use-names.ts'
import { useWords } from '../words/use-words.ts'
import type { Choice } from './choice.ts'
import { useBehind } from './use-figures.ts'
import { useGroupNames } from './use-group-names.ts'

/** The inquiries behind a figure, newest hour first; never an advisor. */
export function Behind({ choice }: { readonly choice: Choice }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const names = useNames()
  const times = useTimes()
  const now = useNow()
  const query = useBehind(choice)
  const title = t('figures.inquiriesOf', { group: useGroupNames(choice.groupBy)(choice.show ?? '') })
  return (
    <section className="behind">
      <h3>{title}</h3>
      <Asked query={query}>
        {(items) => (
          <>
            {items.length === 0 && <p className="soft">{t('figures.noInquiries')}</p>}
            {items.length > 0 && (
              <Table
                title={title}
                rows={items}
                keyOf={({ inquiryId, at }) => `${inquiryId} ${at}`}
                columns={[
                  { name: t('figures.at'), show: ({ at }) => times.short(Date.parse(at), now) },
                  { name: t('channel'), show: ({ channel }) => t(`channels.${channel}`) },
                  { name: t('desk'), show: ({ desk }) => names.desk(desk) },
                  { name: t('topic'), show: ({ topic }) => names.topic(topic) },
                  {
                    name: t('figures.business'),
                    number: true,
                    show: ({ businessSeconds }) => words.duration(businessSeconds),
                  },
                  {
                    name: t('figures.calendar'),
                    number: true,
                    show: ({ calendarSeconds }) => words.duration(calendarSeconds),
                  },
                  {
                    name: t('figures.promise'),
                    show: ({ kept }) =>
                      kept !== undefined && (
                        <Badge tone={kept ? 'good' : 'alarm'}>
                          {kept ? t('figures.isKept') : t('figures.isBroken')}
                        </Badge>
                      ),
                  },
                  { name: t('figures.inquiry'), show: ({ inquiryId }) => <code className="small">{inquiryId}</code> },
                ]}
              />
            )}
            <More query={query} />
          </>
        )}
      </Asked>
    </section>
  )
}
