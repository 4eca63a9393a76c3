import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { z } from '../../platform/zod.ts'

const named = z.array(z.object({ id: z.string(), name: z.record(z.string(), z.string()) })).catch([])
const configurationSchema = z.object({ desks: named, topics: named })

/** What the configuration in force calls desks and topics; their ids until it is here, and where it says nothing. */
export function useNames() {
  const { api } = useApp()
  const { language } = useTranslation().i18n
  const { data } = useQuery({
    queryKey: ['names'],
    queryFn: async ({ signal }) =>
      configurationSchema.parse((await call(api.GET('/v1/operations/configuration', { signal }))).configuration),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => {
    const nameIn = (all: z.infer<typeof named> = []) => {
      const names = new Map(all.map(({ id, name }) => [id, name[language] ?? Object.values(name)[0]]))
      return (id: string): string => names.get(id) ?? id
    }
    return {
      desk: nameIn(data?.desks),
      topic: nameIn(data?.topics),
      topics: data?.topics.map(({ id }) => id) ?? [],
      desks: data?.desks.map(({ id }) => id) ?? [],
    }
  }, [data, language])
}
