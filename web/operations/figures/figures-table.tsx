import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Table } from '../../kit/table.tsx'
import { useWords } from '../words/use-words.ts'
import { type Choice, searchOf } from './choice.ts'
import type { Group } from './use-figures.ts'
import { useGroupNames } from './use-group-names.ts'

interface FiguresTableProps {
  readonly title: string
  readonly choice: Choice
  readonly groups: readonly Group[]
}

const BANDS = ['p50', 'p90', 'p99'] as const

/** What the charts show, with how many there were, and the way to the inquiries. */
export function FiguresTable({ title, choice, groups }: FiguresTableProps): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const nameOf = useGroupNames(choice.groupBy)
  return (
    <Table
      title={title}
      rows={groups}
      keyOf={({ key }) => key}
      columns={[
        { name: t(`groupings.${choice.groupBy}`), show: ({ key }) => nameOf(key) },
        { name: t('figures.count'), number: true, show: (group) => words.number(group[choice.measured].count) },
        ...BANDS.map((band) => ({
          name: t(`bands.${band}`),
          number: true,
          show: (group: Group) => {
            const seconds = group[choice.measured][band]
            return seconds === null ? '–' : words.duration(seconds)
          },
        })),
        {
          name: t('figures.kept'),
          number: true,
          show: ({ keptPromises: { rate, count } }) =>
            rate === null ? '–' : t('figures.keptOf', { rate: words.percent(rate), count }),
        },
        {
          name: t('figures.behind'),
          show: ({ key }) =>
            choice.groupBy !== 'weekday' && (
              <Link href={`/operations/reaction-times?${new URLSearchParams(searchOf({ ...choice, show: key }))}`}>
                {t('figures.show')}
                <span className="said"> {nameOf(key)}</span>
              </Link>
            ),
        },
      ]}
    />
  )
}
