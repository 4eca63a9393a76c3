import { type InfiniteData, skipToken, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Summary } from '../api-shapes.ts'
import type { Question } from './question.ts'

type Found = components['schemas']['Found']
export type FoundPages = InfiniteData<Found, string>

const PAGE_SIZE = '50'

export const foundKey = (question: Question | undefined) => ['found', question] as const

/** What was found, the newest first; what was merged meanwhile would come twice. */
export function itemsOf(pages: readonly Found[]): readonly Summary[] {
  return [...new Map(pages.flatMap(({ items }) => items.map((one) => [one.inquiryId, one]))).values()]
}

/** The answer to a question, page by page. It stays as it is until somebody asks again: what is read must not move. */
export function useFound(question: Question | undefined) {
  const { api } = useApp()
  return useInfiniteQuery({
    queryKey: foundKey(question),
    queryFn:
      question === undefined
        ? skipToken
        : ({ pageParam, signal }): Promise<Found> => {
            const body = { ...question, limit: PAGE_SIZE, ...(pageParam === '' ? {} : { cursor: pageParam }) }
            return call(api.POST('/v1/advisor/search', { body, signal }))
          },
    initialPageParam: '',
    getNextPageParam: (page: Found) => page.cursor,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
