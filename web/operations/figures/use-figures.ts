import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import type { components } from '../../platform/api/generated/api.ts'
import { useApp } from '../../platform/app-context.ts'
import { useNow } from '../../platform/use-now.ts'
import { usePages } from '../asking/use-pages.ts'
import { useSavedFile } from '../asking/use-saved-file.ts'
import { behind, type Choice, rangeOf } from './choice.ts'

export type Group = components['schemas']['ReactionTimes']['groups'][number]
export const CLOCKS = ['business', 'calendar'] as const
export type Clock = (typeof CLOCKS)[number]

function useQueryOf(choice: Choice) {
  const { groupBy, channel, desk, topic } = choice
  const { settings } = useApp()
  const range = rangeOf(choice, useNow(), settings.zone)
  return {
    ...range,
    groupBy,
    ...(channel === undefined ? {} : { channel }),
    ...(desk === undefined ? {} : { desk }),
    ...(topic === undefined ? {} : { topic }),
  }
}

/** Reaction times and kept promises by group, by one clock. */
export function useFigures(choice: Choice, clock: Clock) {
  const { api } = useApp()
  const query = { ...useQueryOf(choice), clock }
  return useQuery({
    queryKey: ['reaction-times', query],
    queryFn: async ({ signal }) =>
      (await call(api.GET('/v1/operations/reaction-times', { params: { query }, signal }))).groups,
  })
}

/** Saves the same figures as a file. */
export function useCsv(choice: Choice, clock: Clock) {
  const { api } = useApp()
  const query = { ...useQueryOf(choice), clock }
  return useSavedFile(`reaction-times-${clock}-${query.groupBy}.csv`, () =>
    call(api.GET('/v1/operations/reaction-times.csv', { params: { query }, parseAs: 'text' })),
  )
}

/** The inquiries behind the chosen group. */
export function useBehind(choice: Choice) {
  const { api, settings } = useApp()
  const range = rangeOf(choice, useNow(), settings.zone)
  const query = behind(choice, range, settings.zone)
  return usePages(['behind', choice.measured, JSON.stringify(query ?? '')], async (page, signal) =>
    query === undefined
      ? { items: [] }
      : call(
          api.GET('/v1/operations/reaction-times/inquiries', {
            params: { query: { ...query, milestone: choice.measured, limit: '50', ...page } },
            signal,
          }),
        ),
  )
}
