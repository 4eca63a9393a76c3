import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'

/** A pause in typing, ms. */
const PAUSE_MS = 700
/** UTF-16 code units: the least that says anything, and the most that the API reads. */
const LEAST = 12
const MOST = 2_000

/** The number that whoever writes so should call first (a stolen card), if there is one. Where that cannot be asked it is not said. */
export function useNumberToCall(text: string): string | undefined {
  const { api } = useApp()
  const settled = useSettled(text.trim().slice(0, MOST))
  const { data } = useQuery({
    queryKey: ['topic', settled],
    enabled: settled.length >= LEAST,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(api.POST('/v1/topics/suggest', { body: { text: settled }, signal })),
    // What is found stays in sight until something else is.
    placeholderData: (before) => before,
  })
  return settled.length < LEAST ? undefined : data?.call
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
