import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'wouter'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Table } from '../../kit/table.tsx'
import { useApp } from '../../platform/app-context.ts'
import { localeOf } from '../../platform/times.ts'
import type { AuditedDeed } from '../api-shapes.ts'
import { Asked } from '../asking/asked.tsx'
import { More } from '../asking/more.tsx'
import { Refused } from '../asking/refused.tsx'
import { useWords } from '../words/use-words.ts'
import { type AuditChoice, auditChoiceOf, DEEDS } from './audit-choice.ts'
import { useAudit, useAuditCsv } from './use-audit.ts'

const ALL = 'all'
const TONES = { done: 'good', refused: 'plain', failed: 'alarm' } as const

/** Who did what to what, when, and what came of it. */
export function Audit(): ReactNode {
  const { t } = useTranslation('operations')
  const [search] = useSearchParams()
  const choice = auditChoiceOf(search)
  const query = useAudit(choice)
  const { save, error } = useAuditCsv(choice)
  return (
    <>
      <div className="head">
        <h2>{t('nav.audit')}</h2>
        <Button onPress={() => void save()}>{t('audit.csv')}</Button>
      </div>
      <p className="about soft">{t('audit.about')}</p>
      <Choosing choice={choice} />
      {error !== undefined && <Refused error={error} />}
      <Asked query={query}>
        {(deeds) => (
          <>
            {deeds.length === 0 ? <p className="soft">{t('audit.none')}</p> : <Deeds deeds={deeds} />}
            <More query={query} />
          </>
        )}
      </Asked>
    </>
  )
}

function Choosing({ choice }: { readonly choice: AuditChoice }): ReactNode {
  const { t } = useTranslation('operations')
  const [, setSearch] = useSearchParams()
  const [actor, setActor] = useState(choice.actor)
  const change = (field: keyof AuditChoice) => (value: string) =>
    setSearch((search) => {
      const { [field]: _, ...others } = Object.fromEntries(search)
      return value === '' || value === ALL ? others : { ...others, [field]: value }
    })
  return (
    <div className="row">
      <TextField
        label={t('audit.actor')}
        value={actor}
        onChange={setActor}
        onBlur={() => change('actor')(actor.trim())}
        onKeyDown={({ key }) => key === 'Enter' && change('actor')(actor.trim())}
      />
      <Select
        label={t('audit.deed')}
        value={choice.deed ?? ALL}
        choose={change('deed')}
        options={[{ id: ALL, name: t('figures.all') }, ...DEEDS.map((id) => ({ id, name: t(`deeds.${id}`) }))]}
      />
      <TextField type="date" label={t('audit.from')} value={choice.from ?? ''} onChange={change('from')} />
      <TextField type="date" label={t('audit.to')} value={choice.to ?? ''} onChange={change('to')} />
    </div>
  )
}

function Deeds({ deeds }: { readonly deeds: readonly AuditedDeed[] }): ReactNode {
  const { t } = useTranslation('operations')
  const moment = useMoment()
  return (
    <Table
      title={t('nav.audit')}
      rows={deeds}
      keyOf={({ entryId }) => entryId}
      columns={[
        { name: t('audit.at'), show: ({ at }) => moment(at) },
        { name: t('audit.actor'), show: ({ actor }) => <bdi className="small">{actor}</bdi> },
        { name: t('audit.role'), show: ({ role }) => t(`roles.${role}`) },
        { name: t('audit.deed'), show: ({ deed }) => t(`deeds.${deed}`) },
        { name: t('audit.target'), show: (deed) => <Target deed={deed} /> },
        {
          name: t('audit.outcome'),
          show: ({ end }) =>
            end === undefined ? t('audit.unknown') : <Badge tone={TONES[end]}>{t(`auditEnds.${end}`)}</Badge>,
        },
      ]}
    />
  )
}

const IN_FORCE = ['texts-published', 'configuration-applied', 'configuration-rolled-back', 'configuration-deployed']

/** To what it was done and what came of it; a version leads to what it changed. */
function Target({ deed: { deed, role, target, end, result } }: { readonly deed: AuditedDeed }): ReactNode {
  const { t } = useTranslation('operations')
  const words = useWords()
  const version = Number(result)
  if (end === 'done' && IN_FORCE.includes(deed)) {
    const name = t('audit.version', { version })
    return version > 1 ? <Link href={`/operations/versions?from=${version - 1}&to=${version}`}>{name}</Link> : name
  }
  if (deed !== 'queue-redriven') {
    // A command says over what it went; other deeds have an id.
    const what = role === 'command' ? result : target
    return what !== undefined && <code className="small">{what}</code>
  }
  return (
    <>
      {words.queue(target ?? '')} {end === 'done' && t('audit.moved', { count: Number(result) })}
    </>
  )
}

/** To the second, with the year: an entry may be read years later. */
function useMoment(): (at: string) => string {
  const { language } = useTranslation().i18n
  const { settings } = useApp()
  const format = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: settings.zone,
  })
  return (at) => format.format(Date.parse(at))
}
