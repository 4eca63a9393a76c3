import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../kit/button.tsx'
import { Table } from '../../kit/table.tsx'
import { localeOf } from '../../platform/times.ts'
import type { Costs as Shape } from '../api-shapes.ts'
import { Asked } from '../asking/asked.tsx'
import { Refused } from '../asking/refused.tsx'
import { RowsChart } from '../figures/rows-chart.tsx'
import { useWords } from '../words/use-words.ts'
import { useCosts, useCostsCsv } from './use-costs.ts'

const CHANNELS = ['email', 'web', 'mobile', 'social'] as const
const SERVICES = ['database', 'mail', 'queues', 'api', 'files'] as const

type Day = Shape['days'][number]
const inquiriesOf = ({ inquiries }: Day): number =>
  CHANNELS.reduce((sum, channel) => sum + (inquiries[channel] ?? 0), 0)

/** What inquiries cost by the piece, estimated, and what is not in it. */
export function Costs(): ReactNode {
  const { t } = useTranslation('operations')
  const { save, error } = useCostsCsv()
  return (
    <>
      <div className="head">
        <h2>{t('nav.costs')}</h2>
        <Button onPress={() => void save()}>{t('costs.csv')}</Button>
      </div>
      {error !== undefined && <Refused error={error} />}
      <Asked query={useCosts()}>{(costs) => <Days costs={costs} />}</Asked>
    </>
  )
}

function Days({ costs: { days, measuredOn, pricesReadOn } }: { readonly costs: Shape }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const usd = useUsd()
  const newest = days.toReversed()
  return (
    <>
      <p className="about">
        {t('costs.about', { measuredOn: words.day(measuredOn), pricesReadOn: words.day(pricesReadOn) })}
      </p>
      <p className="about soft">{t('costs.leftOut')}</p>
      {days.length === 0 ? (
        <p className="soft">{t('costs.none')}</p>
      ) : (
        <>
          <RowsChart
            title={t('costs.chart')}
            whole={Math.max(...days.map(({ cost }) => cost))}
            rows={newest.map(({ day, cost }) => ({
              key: day,
              name: words.day(day),
              parts: [{ look: 'p50', length: cost }],
              value: usd(cost),
            }))}
          />
          <Table
            title={t('nav.costs')}
            rows={newest}
            keyOf={({ day }) => day}
            columns={[
              { name: t('costs.day'), show: ({ day }) => words.day(day) },
              { name: t('costs.inquiries'), number: true, show: (day) => words.number(inquiriesOf(day)) },
              { name: t('costs.all'), number: true, show: ({ cost }) => usd(cost) },
              {
                name: t('costs.each'),
                number: true,
                show: ({ perInquiry }) => (perInquiry === null ? '–' : usd(1_000 * perInquiry)),
              },
              ...CHANNELS.map((channel) => ({
                name: t('costs.inquiriesBy', { channel: t(`channels.${channel}`) }),
                number: true,
                show: ({ inquiries }: Day) => words.number(inquiries[channel] ?? 0),
              })),
              ...SERVICES.map((service) => ({
                name: t('costs.costOf', { service: t(`costs.services.${service}`) }),
                number: true,
                show: ({ services }: Day) => usd(services[service]),
              })),
            ]}
          />
        </>
      )}
    </>
  )
}

/** Small amounts keep two digits that say something. */
function useUsd(): (amount: number) => string {
  const { language } = useTranslation().i18n
  const format = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency: 'USD',
    maximumSignificantDigits: 3,
  })
  return (amount) => format.format(amount)
}
