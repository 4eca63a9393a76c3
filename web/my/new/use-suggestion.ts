import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { askable } from '../../form/askable.ts'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'

type Suggestion = Pick<components['schemas']['TopicSuggestion'], 'topic' | 'call'>

/** A pause in typing, ms. */
const PAUSE_MS = 700

/** What the text seems to be about, and the number that whoever writes so should call first (a stolen card). Where that cannot be asked it is not said. */
export function useSuggestion(text: string): Suggestion {
  const { api } = useApp()
  const settled = useSettled(askable(text))
  const { data } = useQuery({
    queryKey: ['topic', settled],
    enabled: settled !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(api.POST('/v1/topics/suggest', { body: { text: settled ?? '' }, signal })),
    // What is found stays in sight until something else is.
    placeholderData: (before) => before,
  })
  return settled === undefined ? {} : (data ?? {})
}

function useSettled(text: string | undefined): string | undefined {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
