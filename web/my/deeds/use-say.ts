import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'

type Said = components['schemas']['MobileMessage'] & { readonly key: string }

/** Says something about an inquiry; under the same key it is said once, however often it is sent. */
export function useSay(inquiryId: string) {
  const { api } = useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...body }: Said) =>
      call(
        api.POST('/v1/mobile/inquiries/{id}/messages', {
          params: { path: { id: inquiryId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: () => void queries.invalidateQueries(),
  })
}
