import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { localeOf } from '../../platform/times.ts'
import type { NamesAnswer } from '../api-shapes.ts'
import { useConsoleState } from '../session/console-session.tsx'

/** What ids are called in the reader's language; an id that nothing is known of is shown as it is. */
export interface Names {
  desk(id: string): string
  topic(id: string): string
  /** BCP 47 tag. */
  language(tag: string): string
  readonly desks: readonly { readonly id: string; readonly name: string }[]
  /** Everybody at my desks. */
  readonly people: NamesAnswer['people']
}

/** Read once for each version of the configuration. */
export function useNames(): Names {
  const { api } = useApp()
  const { i18n } = useTranslation()
  const { language } = i18n
  const configuration = useConsoleState()?.configuration
  const { data } = useQuery({
    queryKey: ['names', configuration],
    queryFn: ({ signal }): Promise<NamesAnswer> => call(api.GET('/v1/advisor/names', { signal })),
    enabled: configuration !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => namesIn(data, language), [data, language])
}

function namesIn(data: NamesAnswer | undefined, language: string): Names {
  const named = (name: Readonly<Record<string, string>>, id: string): string =>
    name[language] ?? Object.values(name)[0] ?? id
  const desks = new Map(data?.desks.map(({ desk, name }) => [desk, named(name, desk)]))
  const topics = new Map(data?.topics.map(({ topic, name }) => [topic, named(name, topic)]))
  const languages = new Intl.DisplayNames(localeOf(language), { type: 'language', fallback: 'code' })
  return {
    desk: (id) => desks.get(id) ?? id,
    topic: (id) => topics.get(id) ?? id,
    language: (tag) => languageOr(languages, tag),
    desks: [...desks].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, language)),
    people: data?.people ?? [],
  }
}

function languageOr(languages: Intl.DisplayNames, tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
