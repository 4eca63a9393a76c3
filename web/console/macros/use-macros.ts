import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Macro } from '../api-shapes.ts'
import type { EditedMacro } from './use-edited.ts'

const KEY = ['macros'] as const

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

/** Makes, changes and takes out texts of mine and of desks that I lead. */
export function useChangedMacros() {
  const { api } = useApp()
  const queries = useQueryClient()
  const onSuccess = (all: { items: Macro[] }): void => {
    queries.setQueryData(KEY, all)
  }
  /** Somebody was first: the list shows what they did. */
  const onError = () => queries.invalidateQueries({ queryKey: KEY })
  const put = useMutation({
    mutationFn: ({ macroId, ...macro }: EditedMacro) =>
      call(api.PUT('/v1/advisor/macros/{macroId}', { params: { path: { macroId } }, body: macro })),
    onSuccess,
    onError,
  })
  const remove = useMutation({
    mutationFn: ({ macroId, owner, version }: Macro) =>
      call(
        api.DELETE('/v1/advisor/macros/{macroId}', {
          params: { path: { macroId }, query: { owner, version: String(version) } },
        }),
      ),
    onSuccess,
    onError,
  })
  return { put, remove }
}
