import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Inquiry } from '../api-shapes.ts'

const LOOK_AGAIN_MS = 10_000
/** While something that was sent is not in it yet. */
const SOON_MS = 1_000

/** One of the own inquiries, looked at again while the page is visible. */
export function useOwn(inquiryId: string, awaits: (inquiry: Inquiry | undefined) => boolean = () => false) {
  const { api } = useApp()
  return useQuery({
    queryKey: ['inquiry', inquiryId],
    queryFn: ({ signal }): Promise<Inquiry> =>
      call(api.GET('/v1/mobile/inquiries/{id}', { params: { path: { id: inquiryId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status === 'received' || awaits(state.data) ? SOON_MS : LOOK_AGAIN_MS),
  })
}
