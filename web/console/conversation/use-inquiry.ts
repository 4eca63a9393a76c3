import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Inquiry } from '../api-shapes.ts'

/** One inquiry; the console's look says when it is to be read again. */
export function useInquiry(inquiryId: string) {
  const { api } = useApp()
  return useQuery({
    queryKey: ['inquiry', inquiryId],
    queryFn: ({ signal }): Promise<Inquiry> =>
      call(api.GET('/v1/advisor/inquiries/{id}', { params: { path: { id: inquiryId } }, signal })),
    staleTime: 5_000,
  })
}
