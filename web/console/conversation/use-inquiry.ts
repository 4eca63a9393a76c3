import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Inquiry } from '../api-shapes.ts'

const OFTEN_MS = 3_000

/** One inquiry, looked at again every three seconds while the page is visible. */
export function useInquiry(inquiryId: string) {
  const { api } = useApp()
  return useQuery({
    queryKey: ['inquiry', inquiryId],
    queryFn: ({ signal }): Promise<Inquiry> =>
      call(api.GET('/v1/advisor/inquiries/{id}', { params: { path: { id: inquiryId } }, signal })),
    refetchInterval: OFTEN_MS,
  })
}
