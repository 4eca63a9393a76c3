import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Summary } from '../api-shapes.ts'
import type { View } from './views.ts'

const PAGE_SIZE = '100'
const OFTEN_MS = 3_000

interface Page {
  readonly items: readonly Summary[]
  readonly cursor?: string | undefined
}

/** A list of work, page by page, each inquiry once. */
export function useWork(view: View) {
  const { api } = useApp()
  const query = useInfiniteQuery({
    queryKey: ['work', view],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      call(
        api.GET('/v1/advisor/inquiries', {
          params: { query: { view, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    // New work appears within this time while the page is visible.
    refetchInterval: OFTEN_MS,
    getNextPageParam: (page: Page) => page.cursor,
  })
  const items = useMemo(() => itemsOf(query.data), [query.data])
  return { ...query, items }
}

/** An inquiry that moved between two pages while they were read would come twice. */
function itemsOf(data: InfiniteData<Page> | undefined): readonly Summary[] {
  const all = new Map<string, Summary>()
  for (const { items } of data?.pages ?? []) for (const item of items) all.set(item.inquiryId, item)
  return [...all.values()]
}
