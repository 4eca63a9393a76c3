import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useCommands } from '../commands/commands.tsx'
import { useConsoleState } from '../session/console-session.tsx'
import { addressOf, type Column, teamAddress, VIEWS, type View } from './views.ts'

/** More are not counted. */
const MOST = 50

/** The lists, with how much is in them where that is work to do, and the team for whoever leads desks. */
export function ViewTabs({ column }: { readonly column: Column | 'team' }): ReactNode {
  const { t } = useTranslation('console')
  const [, go] = useLocation()
  const state = useConsoleState()
  const isLead = (state?.me.leads.length ?? 0) > 0
  const to = (one: View) => () => go(addressOf(one))
  useCommands({
    viewMine: to('mine'),
    viewDesk: to('desk'),
    viewWaiting: to('waiting'),
    viewSnoozed: to('snoozed'),
    viewOffered: to('offered'),
    viewResolved: to('resolved'),
    viewTeam: isLead ? () => go(teamAddress()) : undefined,
  })
  const waiting = state?.desks.reduce((sum, desk) => sum + desk.waiting, 0)
  const counts: Partial<Record<View, number | undefined>> = {
    mine: state?.mine.count,
    waiting,
    offered: state?.offered.count,
  }
  const full = state?.desks.some((desk) => desk.waiting >= MOST) ?? false
  return (
    <ul className="views">
      {VIEWS.map((one) => {
        const count = counts[one] ?? 0
        const more = (one === 'waiting' && full) || count >= MOST
        return (
          <li key={one}>
            <Link href={addressOf(one)} aria-current={one === column ? 'page' : undefined}>
              {t(`views.${one}`)}
              {count > 0 && (
                <>
                  {' '}
                  <span className="count">{more ? t('andMore', { count }) : count}</span>
                </>
              )}
            </Link>
          </li>
        )
      })}
      {isLead && (
        <li>
          <Link href={teamAddress()} aria-current={column === 'team' ? 'page' : undefined}>
            {t('team.title')}
          </Link>
        </li>
      )}
    </ul>
  )
}
