import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { useNow } from '../../platform/use-now.ts'
import { useSavedFile } from '../asking/use-saved-file.ts'

const HOUR_MS = 3_600_000
const DAYS_MS = 30 * 24 * HOUR_MS

/** The last 30 days, to the next full hour, so that it is the same question for an hour. */
function useRange() {
  const to = Math.ceil(useNow() / HOUR_MS) * HOUR_MS
  return { from: new Date(to - DAYS_MS).toISOString(), to: new Date(to).toISOString() }
}

/** What inquiries cost, estimated, by day. */
export function useCosts() {
  const { api } = useApp()
  const query = useRange()
  return useQuery({
    queryKey: ['costs', query],
    queryFn: ({ signal }) => call(api.GET('/v1/operations/costs', { params: { query }, signal })),
  })
}

/** Saves the same as a file. */
export function useCostsCsv() {
  const { api } = useApp()
  const query = useRange()
  return useSavedFile('costs.csv', () =>
    call(api.GET('/v1/operations/costs.csv', { params: { query }, parseAs: 'text' })),
  )
}
