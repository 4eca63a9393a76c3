import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { saidOf } from './about.ts'
import type { NewDraft } from './new-draft.ts'

/** Sends a new inquiry and goes to it; under the draft's key it is one inquiry, however often it is sent. */
export function useSendNew({ text, key, about }: NewDraft, attachments: readonly string[], sent: () => void) {
  const { api } = useApp()
  const [, go] = useLocation()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      call(
        api.POST('/v1/mobile/inquiries', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            message: text,
            ...saidOf(about),
            ...(attachments.length === 0 ? {} : { attachments: [...attachments] }),
          },
        }),
      ),
    onSuccess: ({ inquiryId }) => {
      sent()
      void queries.invalidateQueries({ queryKey: ['inquiries'] })
      go(`/my/inquiries/${inquiryId}`)
    },
  })
}
