import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Summary } from '../api-shapes.ts'

const PAGE_SIZE = '25'
/** A reply appears within this time while the page is visible. */
const LOOK_AGAIN_MS = 30_000

interface Page {
  readonly items: readonly Summary[]
  readonly cursor?: string | undefined
}

/** The own inquiries, newest first, page by page. */
export function useInquiries() {
  const { api } = useApp()
  const query = useInfiniteQuery({
    queryKey: ['inquiries'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      call(
        api.GET('/v1/mobile/inquiries', {
          params: { query: { limit: PAGE_SIZE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    refetchInterval: LOOK_AGAIN_MS,
    getNextPageParam: (page: Page) => page.cursor,
  })
  // One that came in while pages were read would come twice.
  const all = new Map((query.data?.pages ?? []).flatMap(({ items }) => items.map((one) => [one.inquiryId, one])))
  return { ...query, items: [...all.values()] }
}
