import { useMutation } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'

/** A check must not hold up a reply. */
const PATIENCE_MS = 4_000

/** What a reply will look like, and whether its language is another one than the customer's. */
export function useCheck(inquiryId: string) {
  const { api } = useApp()
  return useMutation({
    mutationFn: (message: string) =>
      call(
        api.POST('/v1/advisor/inquiries/{id}/replies/preview', {
          params: { path: { id: inquiryId } },
          body: { message, formatted: true },
          signal: AbortSignal.timeout(PATIENCE_MS),
        }),
      ),
  })
}
