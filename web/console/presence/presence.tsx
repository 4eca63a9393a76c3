import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '../../kit/select.tsx'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'

const PRESENCES = ['available', 'away', 'offline'] as const

/** Whether I am there, and how much of what I can take is taken. */
export function Presence(): ReactNode {
  const { t } = useTranslation('console')
  const { api } = useApp()
  const queries = useQueryClient()
  const { data: me } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call(api.GET('/v1/advisor/me', { signal })),
    refetchInterval: 15_000,
  })
  const set = useMutation({
    mutationFn: (presence: (typeof PRESENCES)[number]) =>
      call(api.PUT('/v1/advisor/me/presence', { body: { presence } })),
    onSuccess: (now) => queries.setQueryData(['me'], now),
  })
  if (me === undefined) return null
  return (
    <>
      <Select
        bare
        label={t('presence.label')}
        options={PRESENCES.map((id) => ({ id, name: t(`presence.${id}`) }))}
        value={me.presence}
        choose={(id) => {
          const presence = PRESENCES.find((one) => one === id)
          if (presence !== undefined) set.mutate(presence)
        }}
      />
      <span className="soft small">{t('presence.load', { open: me.openWeight, capacity: me.capacity })}</span>
    </>
  )
}
