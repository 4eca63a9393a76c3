import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'

export type Preferences = components['schemas']['Preferences']

/** Who is signed in, and what they prefer. */
export function useMe() {
  const { api } = useApp()
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call(api.GET('/v1/mobile/me', { signal })),
  })
}

export function useChangePreferences() {
  const { api } = useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Preferences) => call(api.PUT('/v1/mobile/me', { body })),
    onSuccess: (me) => queries.setQueryData(['me'], me),
  })
}
