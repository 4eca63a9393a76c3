import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '../../kit/select.tsx'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { useNow } from '../../platform/use-now.ts'
import { useTimes } from '../../platform/use-times.ts'
import type { ConsoleState } from '../api-shapes.ts'
import { useNames } from '../names/use-names.ts'
import { useConsoleState } from '../session/console-session.tsx'
import { LoadMeter } from './load-meter.tsx'
import './presence.css'

const PRESENCES = ['available', 'away', 'offline'] as const

/** Whether I am there, how much of what I can take is taken, and the promise that breaks next among what waits. */
export function Presence(): ReactNode {
  const { t } = useTranslation('console')
  const { api } = useApp()
  const queries = useQueryClient()
  const state = useConsoleState()
  const set = useMutation({
    mutationFn: (presence: (typeof PRESENCES)[number]) =>
      call(api.PUT('/v1/advisor/me/presence', { body: { presence } })),
    onSettled: () => queries.refetchQueries({ queryKey: ['session'] }),
  })
  if (state === undefined) return null
  const { presence, openWeight, capacity } = state.me
  return (
    <>
      <Select
        bare
        label={t('presence.label')}
        options={PRESENCES.map((id) => ({ id, name: t(`presence.${id}`) }))}
        value={set.isPending ? set.variables : presence}
        choose={(id) => {
          const chosen = PRESENCES.find((one) => one === id)
          if (chosen !== undefined) set.mutate(chosen)
        }}
      />
      <LoadMeter openWeight={openWeight} capacity={capacity} />
      <NextPromise desks={state.desks} />
    </>
  )
}

function NextPromise({ desks }: Pick<ConsoleState, 'desks'>): ReactNode {
  const { t } = useTranslation('console')
  const names = useNames()
  const times = useTimes()
  const now = useNow()
  const [next] = desks
    .flatMap(({ desk, nextDueAt }) => (nextDueAt === undefined ? [] : [{ desk, at: Date.parse(nextDueAt) }]))
    .sort((a, b) => a.at - b.at)
  if (next === undefined) return null
  const { desk, at } = next
  return (
    <span className={`small next-promise${at < now ? ' late' : ''}`}>
      {at < now
        ? t('nextPromise.late', { desk: names.desk(desk), since: times.distance(at, now) })
        : t('nextPromise.by', { desk: names.desk(desk), at: times.short(at, now) })}
    </span>
  )
}
