import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Macro } from '../api-shapes.ts'

const KEY = ['macros'] as const
const OWN = 'me'

/** Prepared texts: mine and those of my desks. */
export function useMacros() {
  const { api } = useApp()
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call(api.GET('/v1/advisor/macros', { signal })),
    select: ({ items }): readonly Macro[] => items,
  })
}

/** A text with the customer's and the matter's facts filled in. */
export function useFilledMacro(inquiryId: string) {
  const { api } = useApp()
  return useMutation({
    mutationFn: ({ macroId, owner }: Macro) =>
      call(
        api.POST('/v1/advisor/inquiries/{id}/macros/{macroId}', {
          params: { path: { id: inquiryId, macroId }, query: { owner } },
          body: {},
        }),
      ),
  })
}

export type OwnMacro = Omit<Macro, 'owner'>

/** Makes, changes and takes out texts of one's own. */
export function useOwnMacros() {
  const { api } = useApp()
  const queries = useQueryClient()
  const onSuccess = (all: { items: Macro[] }): void => {
    queries.setQueryData(KEY, all)
  }
  const put = useMutation({
    mutationFn: ({ macroId, ...macro }: OwnMacro) =>
      call(
        api.PUT('/v1/advisor/macros/{macroId}', {
          params: { path: { macroId } },
          body: { ...macro, owner: OWN },
        }),
      ),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: (macroId: string) =>
      call(api.DELETE('/v1/advisor/macros/{macroId}', { params: { path: { macroId }, query: { owner: OWN } } })),
    onSuccess,
  })
  return { put, remove }
}
