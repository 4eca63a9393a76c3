import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '../../kit/select.tsx'
import { Switch } from '../../kit/switch.tsx'
import { useNames } from '../words/use-names.ts'
import { CHANNELS, CUSTOMERS, KINDS, REGISTERS, type Sample } from './samples.ts'

interface SampleChoiceProps {
  readonly sample: Sample
  readonly change: (sample: Sample) => void
  readonly languages: readonly string[]
}

/** Whose text is shown: what it is about, in which language and tone, by which channel, for whom. */
export function SampleChoice({ sample, change, languages }: SampleChoiceProps): ReactNode {
  const { t } = useTranslation('operations')
  const names = useNames()
  const one = <K extends keyof Sample>(
    field: K,
    label: string,
    options: readonly { readonly id: Sample[K] & string; readonly name: string }[],
  ) => (
    <Select
      label={label}
      value={String(sample[field])}
      choose={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen !== undefined) change({ ...sample, [field]: chosen.id })
      }}
      options={options}
    />
  )
  return (
    <fieldset className="sample">
      <legend>{t('samples.legend')}</legend>
      {one(
        'kind',
        t('samples.kind'),
        KINDS.map((id) => ({ id, name: t(`kinds.${id}`) })),
      )}
      {one(
        'topic',
        t('samples.topic'),
        names.topics.map((id) => ({ id, name: names.topic(id) })),
      )}
      {one(
        'language',
        t('samples.language'),
        languages.map((id) => ({ id, name: id })),
      )}
      {one(
        'register',
        t('samples.register'),
        REGISTERS.map((id) => ({ id, name: t(`registers.${id}`) })),
      )}
      {one(
        'channel',
        t('samples.channel'),
        CHANNELS.map((id) => ({ id, name: t(`channels.${id}`) })),
      )}
      {one(
        'customer',
        t('samples.customer'),
        CUSTOMERS.map((id) => ({ id, name: t(`customers.${id}`) })),
      )}
      <Switch on={sample.urgent} turn={(urgent) => change({ ...sample, urgent })}>
        {t('samples.urgent')}
      </Switch>
      <Switch on={sample.closed} turn={(closed) => change({ ...sample, closed })}>
        {t('samples.closed')}
      </Switch>
    </fieldset>
  )
}
