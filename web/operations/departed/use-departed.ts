import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'

export function useDeparted() {
  const { api } = useApp()
  return useQuery({
    queryKey: ['departed'],
    queryFn: ({ signal }) => call(api.GET('/v1/operations/departed-advisors', { signal })),
  })
}
