import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Texts } from '../api-shapes.ts'
import type { Sample } from './samples.ts'

const TYPED_MS = 400

const KEY = ['texts'] as const

/**
 * The texts in force. Functions take a new version up within 15 seconds: until then this reader's own is newer than what
 * the API says.
 */
export function useTexts() {
  const { api } = useApp()
  const queries = useQueryClient()
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const read = await call(api.GET('/v1/operations/templates', { signal }))
      const known = queries.getQueryData<Texts>(KEY)
      return known !== undefined && known.version > read.version ? known : read
    },
    refetchOnWindowFocus: false,
  })
}

/** Shows what was just put in force. */
export function usePublished() {
  const queries = useQueryClient()
  return (version: number, changed: Readonly<Record<string, string>>): void => {
    queries.setQueryData<Texts>(
      KEY,
      (texts) =>
        texts && {
          ...texts,
          version,
          templates: texts.templates.map(({ path, text }) => ({ path, text: changed[path] ?? text })),
        },
    )
  }
}

/** A text as it is and as it would be, shortly after the last key. */
export function usePreview(sample: Sample, templates: Readonly<Record<string, string>>) {
  const { api } = useApp()
  const body = useSettled(JSON.stringify({ sample, templates }), TYPED_MS)
  return useQuery({
    queryKey: ['preview', body],
    queryFn: ({ signal }) =>
      call(api.POST('/v1/operations/templates/preview', { body: { ...sample, templates }, signal })),
    placeholderData: keepPreviousData,
  })
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
