import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'

export type Topic = components['schemas']['Topics']['items'][number]

/** What somebody can write about, and what they are asked then. Where that cannot be asked there is none. */
export function useTopics(): readonly Topic[] {
  const { api } = useApp()
  const { i18n } = useTranslation()
  const { language } = i18n
  const { data } = useQuery({
    queryKey: ['topics', language],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(api.GET('/v1/topics', { params: { query: { language } }, signal })),
  })
  return data?.items ?? []
}
