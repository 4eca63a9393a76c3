import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { LOOK_AGAIN_MS } from '../asking/look-again.ts'

/** Where everything of a local day such as 2026-11-24 ended up; of today without one. */
export function useReconciliation(day?: string) {
  const { api } = useApp()
  return useQuery({
    queryKey: ['reconciliation', day ?? ''],
    queryFn: ({ signal }) =>
      call(
        api.GET('/v1/operations/reconciliation', {
          params: { query: day === undefined ? {} : { day } },
          signal,
        }),
      ),
    refetchInterval: LOOK_AGAIN_MS,
  })
}
