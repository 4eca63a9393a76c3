import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api/problem.ts'

const MOST_RETRIES = 2

/**
 * The cache of what the API said. Only what may work later is tried again. Without a network a call fails at once and
 * says so, instead of waiting silently for one.
 */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < MOST_RETRIES && error instanceof ApiProblem && error.retryable,
        staleTime: 5_000,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
