import { useMutation } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'

/** A mail as it came, fetched once for each look, because each is noted; never again by itself. */
export function useRawMail() {
  const { api } = useApp()
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: async (id: string) => ({
      id,
      mail: await call(api.GET('/v1/operations/received/{id}/raw', { params: { path: { id } } })),
    }),
    gcTime: 0,
  })
  return { look: (id: string): void => mutate(id), seen: data, error, isPending, close: reset }
}
