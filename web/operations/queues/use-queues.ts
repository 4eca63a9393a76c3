import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { LOOK_AGAIN_MS } from '../asking/look-again.ts'

export function useQueues() {
  const { api } = useApp()
  return useQuery({
    queryKey: ['queues'],
    queryFn: async ({ signal }) => (await call(api.GET('/v1/operations/queues', { signal }))).items,
    refetchInterval: LOOK_AGAIN_MS,
  })
}
