import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Team } from '../api-shapes.ts'

/** People have no version; what waits has one, with which the team is read too. data-model.md says what that costs. */
const LOOK_MS = 15_000

/** Who is there and what waits at the desks that I lead. */
export function useTeam() {
  const { api } = useApp()
  return useQuery({
    queryKey: ['team'],
    queryFn: ({ signal }): Promise<Team> => call(api.GET('/v1/advisor/team', { signal })),
    refetchInterval: LOOK_MS,
  })
}

/** What somebody has and has not answered yet; read again when `changes` of their work is another number. */
export function usePersonsWork(advisorId: string, changes: number, wanted: boolean) {
  const { api } = useApp()
  return useQuery({
    queryKey: ['team', 'work', advisorId, changes],
    queryFn: ({ signal }) =>
      call(api.GET('/v1/advisor/team/{advisorId}/inquiries', { params: { path: { advisorId } }, signal })),
    enabled: wanted,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** To whom an inquiry may be given. */
export function useRecipients(inquiryId: string) {
  const { api } = useApp()
  return useQuery({
    queryKey: ['team', 'recipients', inquiryId],
    queryFn: ({ signal }) =>
      call(api.GET('/v1/advisor/inquiries/{id}/recipients', { params: { path: { id: inquiryId } }, signal })),
    // Who may get it changes by the minute: what was read for an earlier question counts no more.
    gcTime: 0,
  })
}
