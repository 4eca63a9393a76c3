import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { TeamDesk } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { teamAddress } from '../work/views.ts'
import { staffing } from './duty.ts'

/** More are not counted. */
const MOST = 50

interface DeskListProps {
  readonly desks: readonly TeamDesk[]
  readonly current: string
}

/** The desks that I lead: what waits, since when, the promise that breaks next, and who is there. */
export function DeskList({ desks, current }: DeskListProps): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  return (
    <nav aria-label={t('team.desks')}>
      <ul className="team-desks">
        {desks.map((one) => (
          <li key={one.desk}>
            <Link href={teamAddress(one.desk)} aria-current={one.desk === current ? 'page' : undefined}>
              <strong>{names.desk(one.desk)}</strong>
              <Figures desk={one} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Figures({ desk }: { readonly desk: TeamDesk }): ReactNode {
  const { t } = useTranslation('console')
  const times = useTimes()
  const now = useNow()
  const { waiting, oldestAt, nextDueAt, people } = desk
  const { there, later } = staffing(people, now, times.date)
  const due = nextDueAt === undefined ? undefined : Date.parse(nextDueAt)
  return (
    <>
      <span className="small">
        {waiting >= MOST ? t('team.waitsMost', { count: MOST }) : t('team.waits', { count: waiting })}
        {oldestAt !== undefined && `, ${t('team.oldest', { since: times.distance(Date.parse(oldestAt), now) })}`}
      </span>
      {due !== undefined && (
        <span className={`small next-promise${due < now ? ' late' : ''}`}>
          {due < now
            ? t('team.broken', { at: times.short(due, now), since: times.distance(due, now) })
            : t('team.breaks', { at: times.short(due, now), in: times.distance(due, now) })}
        </span>
      )}
      <span className="soft small">
        {t('team.there', { count: there })}
        {later > 0 && `, ${t('team.later', { count: later })}`}
      </span>
    </>
  )
}
