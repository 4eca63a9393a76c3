import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { LOOK_AGAIN_MS } from '../asking/look-again.ts'
import { useDeparted } from '../departed/use-departed.ts'
import { useNotReached } from '../not-reached/use-not-reached.ts'
import { useQueues } from '../queues/use-queues.ts'
import { useReconciliation } from '../received/use-reconciliation.ts'
import { dayOf, startOfDay } from '../words/zone-days.ts'
import type { Looked } from './findings.ts'
import { promisesOfDay } from './promises-of-day.ts'

/** Looks at everything; `unread` names what could not be looked at, `at` is when the oldest of the looks was, in ms. */
export function useLooked() {
  const queues = useQueues()
  const reconciliation = useReconciliation()
  const promises = usePromisesOfToday()
  const notReached = useNotReached()
  const departed = useDeparted()
  const parts = { queues, reconciliation, promises, notReached, departed }
  const all = Object.values(parts)
  const looked: Looked = {
    queues: queues.data,
    reconciliation: reconciliation.data,
    promises: promises.data,
    notReached: notReached.data?.length,
    departed: departed.data?.customers,
  }
  return {
    looked,
    pending: all.some(({ isPending }) => isPending),
    unread: PARTS.filter((part) => parts[part].error !== null),
    error: all.find(({ error }) => error !== null)?.error ?? null,
    at: Math.min(...all.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    again: () => Promise.all(all.map(({ refetch }) => refetch())),
  }
}

const PARTS = ['queues', 'reconciliation', 'promises', 'notReached', 'departed'] as const

/** Promises that came due on this day of the institute. */
function usePromisesOfToday() {
  const { api, settings } = useApp()
  return useQuery({
    queryKey: ['promises-of-today'],
    queryFn: async ({ signal }) => {
      const today = dayOf(Date.now(), settings.zone)
      const from = new Date(startOfDay(today, settings.zone)).toISOString()
      const query = { from, groupBy: 'desk', clock: 'business' } as const
      const { groups } = await call(api.GET('/v1/operations/reaction-times', { params: { query }, signal }))
      return promisesOfDay(today, groups)
    },
    refetchInterval: LOOK_AGAIN_MS,
  })
}
