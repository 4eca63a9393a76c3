import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '../../kit/select.tsx'
import { useNames } from '../words/use-names.ts'
import { useWords } from '../words/use-words.ts'
import { type Choice, choiceOf, GROUPINGS, MEASURED, RANGES, searchOf } from './choice.ts'

const CHANNELS = ['email', 'web', 'mobile', 'social'] as const
const ALL = 'all'

interface ChoosingProps {
  readonly choice: Choice
  readonly change: (choice: Choice) => void
}

/** What is measured, over which time, by what it is divided, and of whom. */
export function Choosing({ choice, change }: ChoosingProps): ReactNode {
  const { t } = useTranslation('operations')
  const names = useNames()
  const { day } = useWords()
  const all = { id: ALL, name: t('figures.all') }
  const choose = (field: string) => (id: string) => {
    const { show: _, day: only, ...kept } = choice
    // Choosing days leaves the one day that was looked at.
    const { [field]: __, ...others } = searchOf({ ...kept, day: field === 'days' ? undefined : only })
    change(choiceOf(new URLSearchParams(id === ALL ? others : { ...others, [field]: id })))
  }
  return (
    <div className="choosing">
      <Select
        label={t('figures.measured')}
        value={choice.measured}
        choose={choose('measured')}
        options={MEASURED.map((id) => ({ id, name: t(`measured.${id}`) }))}
      />
      <Select
        label={t('figures.days')}
        value={choice.day ?? choice.days}
        choose={choose('days')}
        options={[
          ...(choice.day === undefined ? [] : [{ id: choice.day, name: day(choice.day) }]),
          ...RANGES.map((id) => ({ id, name: t('figures.lastDays', { count: Number(id) }) })),
        ]}
      />
      <Select
        label={t('figures.groupBy')}
        value={choice.groupBy}
        choose={choose('groupBy')}
        options={GROUPINGS.map((id) => ({ id, name: t(`groupings.${id}`) }))}
      />
      <Select
        label={t('channel')}
        value={choice.channel ?? ALL}
        choose={choose('channel')}
        options={[all, ...CHANNELS.map((id) => ({ id, name: t(`channels.${id}`) }))]}
      />
      <Select
        label={t('desk')}
        value={choice.desk ?? ALL}
        choose={choose('desk')}
        options={[all, ...names.desks.map((id) => ({ id, name: names.desk(id) }))]}
      />
      <Select
        label={t('topic')}
        value={choice.topic ?? ALL}
        choose={choose('topic')}
        options={[all, ...names.topics.map((id) => ({ id, name: names.topic(id) }))]}
      />
    </div>
  )
}
