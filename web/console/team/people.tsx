import { type ReactNode, useState } from 'react'
import { DropZone } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../kit/badge.tsx'
import { kindOf } from '../../platform/api/problem.ts'
import { localeOf } from '../../platform/times.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { Person } from '../api-shapes.ts'
import { LoadMeter } from '../presence/load-meter.tsx'
import { absenceIn, dutyOf } from './duty.ts'
import { useDragging, useGiving } from './giving.tsx'
import { MATTER, Matters } from './matters.tsx'
import { usePersonsWork } from './use-team.ts'

/** With more people their work is shown where it is asked for. */
const SHOWN_AT_ONCE = 8
const TONES = { available: 'good', away: 'warn', offline: 'plain' } as const

/** Everybody at a desk, in the order of names, with what they have open. */
export function People({ people }: { readonly people: readonly Person[] }): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const [next] = people
    .flatMap(({ name, nextShiftAt }) => (nextShiftAt === undefined ? [] : [{ name, at: Date.parse(nextShiftAt) }]))
    .sort((a, b) => a.at - b.at)
  if (people.length === 0) return <p className="soft">{t('team.nobody')}</p>
  return (
    <>
      {people.every(({ presence }) => presence !== 'available') && (
        <p className="soft">
          {next === undefined
            ? t('team.nobodyThere')
            : t('team.nobodyThereUntil', { name: next.name, at: times.short(next.at, now) })}
        </p>
      )}
      <ul className="people">
        {people.map((person) => (
          <li key={person.advisorId}>
            <PersonZone person={person} open={people.length <= SHOWN_AT_ONCE} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface PersonZoneProps {
  readonly person: Person
  /** Whether their work is shown without being asked for. */
  readonly open: boolean
}

function PersonZone({ person, open }: PersonZoneProps): ReactNode {
  const { t, i18n } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const { dropOn } = useGiving()
  const dragging = useDragging()
  const [shown, show] = useState(open)
  const { advisorId, name, presence, absences } = person
  const duty = dutyOf(person, times, now)
  return (
    <DropZone
      className="person"
      aria-label={t('team.dropOn', { name })}
      isDisabled={!dragging}
      getDropOperation={(types) => (types.has(MATTER) ? 'move' : 'cancel')}
      onDrop={() => dropOn(advisorId)}
    >
      <h3>
        <bdi>{name}</bdi> <Badge tone={TONES[presence]}>{t(`presence.${presence}`)}</Badge>
      </h3>
      <p className="line small">
        <LoadMeter openWeight={person.openWeight} capacity={person.capacity} />
        {duty !== undefined && <span className="soft">{t(`team.duty.${duty.key}`, { at: duty.at })}</span>}
      </p>
      {absences.length > 0 && (
        <p className="soft small">
          {t('team.absent', { days: absences.map((one) => absenceIn(localeOf(i18n.language), one)).join(', ') })}
        </p>
      )}
      {person.open === 0 ? (
        <p className="soft small">{t('team.hasNothing')}</p>
      ) : (
        <details open={shown} onToggle={({ currentTarget }) => show(currentTarget.open)}>
          <summary>{t('team.open', { count: person.open })}</summary>
          <Work person={person} wanted={shown} />
        </details>
      )}
    </DropZone>
  )
}

function Work({ person, wanted }: { readonly person: Person; readonly wanted: boolean }): ReactNode {
  const { t } = useTranslation(['console', 'common'])
  const { data, error, isPending } = usePersonsWork(person.advisorId, person.changes, wanted)
  if (data === undefined)
    return <p className="soft small">{isPending ? t('common:loading') : t(`common:problems.${kindOf(error)}`)}</p>
  return (
    <>
      {data.items.length > 0 && <Matters label={t('team.workOf', { name: person.name })} items={data.items} />}
      {data.elsewhere > 0 && <p className="soft small">{t('team.elsewhere', { count: data.elsewhere })}</p>}
    </>
  )
}
