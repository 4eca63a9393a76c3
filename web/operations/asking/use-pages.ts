import { useInfiniteQuery } from '@tanstack/react-query'

interface Page<T> {
  readonly items: readonly T[]
  readonly cursor?: string | undefined
}

/** A list that comes page by page. `read` gets the cursor as part of a query: nothing for the first page. */
export function usePages<T>(
  key: readonly string[],
  read: (query: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page<T>>,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => read(pageParam === '' ? {} : { cursor: pageParam }, signal),
    getNextPageParam: (page) => page.cursor,
  })
  return { ...query, data: query.data?.pages.flatMap(({ items }) => items) }
}
