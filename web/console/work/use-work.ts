import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Api, call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Summary } from '../api-shapes.ts'
import { mergeFirst, type Work } from './merge-first.ts'
import type { View } from './views.ts'

const PAGE_SIZE = '100'
const NOTHING: readonly Summary[] = []
/** Work of colleagues at my desks has no version of its own. */
const DESK_MS = 30_000

/** A list of work, of one desk alone where that is named. It is read when its version changes, its first page alone, and further when somebody scrolls there. */
export function useWork(view: View, desk?: string) {
  const { api } = useApp()
  const queries = useQueryClient()
  const reading = useRef(false)
  const queryKey = desk === undefined ? ['work', view] : ['work', view, desk]
  const of = { view, ...(desk === undefined ? {} : { desk }) }
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Work> => {
      const first = await pageOf(api, of, undefined, signal)
      return mergeFirst(view, queries.getQueryData<Work>(queryKey), first)
    },
    staleTime: 5_000,
    ...(view === 'desk' ? { refetchInterval: DESK_MS } : {}),
  })
  const cursor = query.data?.cursor
  const readOn = async (): Promise<void> => {
    if (reading.current || cursor === undefined) return
    reading.current = true
    try {
      const next = await pageOf(api, of, cursor)
      queries.setQueryData<Work>(queryKey, (now) => (now?.cursor === cursor ? append(now, next) : now))
    } finally {
      reading.current = false
    }
  }
  return { ...query, items: query.data?.items ?? NOTHING, readOn, hasMore: cursor !== undefined }
}

const pageOf = (
  api: Api,
  of: { readonly view: View; readonly desk?: string },
  cursor?: string,
  signal?: AbortSignal,
): Promise<Work> =>
  call(
    api.GET('/v1/advisor/inquiries', {
      params: { query: { ...of, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) } },
      ...(signal === undefined ? {} : { signal }),
    }),
  )

/** An inquiry that moved between two pages while they were read would come twice. */
function append(now: Work, next: Work): Work {
  const known = new Set(now.items.map(({ inquiryId }) => inquiryId))
  return { items: [...now.items, ...next.items.filter(({ inquiryId }) => !known.has(inquiryId))], cursor: next.cursor }
}
