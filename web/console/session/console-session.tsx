import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useRef } from 'react'
import { callIfChanged } from '../../platform/api/client.ts'
import { ApiProblem, kindOf } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'
import type { ConsoleState } from '../api-shapes.ts'
import { changesBetween } from './changes.ts'
import { Looking } from './looking.ts'

const KEY = ['session'] as const
const SEEN_MS = 3_000
const HIDDEN_MS = 60_000
/** After a refusal for too many calls, and without a network. */
const PATIENT_MS = 10_000

const Context = createContext(new Looking())
export const useLooking = (): Looking => use(Context)

interface ConsoleSessionProps {
  /** The inquiry that is open. */
  readonly viewing: string | undefined
  readonly children: ReactNode
}

/** Says every three seconds that this console is open, and has read again what changed (ADR 29). */
export function ConsoleSession({ viewing, children }: ConsoleSessionProps): ReactNode {
  const looking = useRef(new Looking()).current
  const { api } = useApp()
  const queries = useQueryClient()
  const { refetch } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<ConsoleState> => {
      const before = queries.getQueryData<ConsoleState>(KEY)
      const body = looking.say(before?.etag)
      const changed = await callIfChanged(api.POST('/v1/advisor/me/session', { body, signal }))
      looking.saidLeft(body.left)
      const now = changed ?? before
      if (now === undefined) throw new ApiProblem(502, undefined)
      const { views, inquiry } = changesBetween(before, now)
      for (const view of views) void queries.invalidateQueries({ queryKey: ['work', view] })
      if (views.includes('waiting')) void queries.invalidateQueries({ queryKey: ['team'], exact: true })
      if (inquiry)
        void queries.invalidateQueries({ queryKey: ['inquiry', now.viewing?.inquiryId] }, { cancelRefetch: false })
      return now
    },
    retry: false,
    refetchInterval: ({ state: { error } }) =>
      error !== null ? PATIENT_MS : document.visibilityState === 'visible' ? SEEN_MS : HIDDEN_MS,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
  })
  useEffect(() => {
    looking.view(viewing)
    void refetch({ cancelRefetch: true })
  }, [looking, viewing, refetch])
  return <Context value={looking}>{children}</Context>
}

/** What the last look said; undefined before the first. */
export function useConsoleState(): ConsoleState | undefined {
  return useQuery<ConsoleState>({ queryKey: KEY, enabled: false }).data
}

/** Why the last look failed, undefined while all is well, and when one last went well, in ms since the epoch; 0 for never. */
export function useLastLook() {
  const { error, dataUpdatedAt } = useQuery<ConsoleState>({ queryKey: KEY, enabled: false })
  return { problem: error === null ? undefined : kindOf(error), at: dataUpdatedAt }
}
