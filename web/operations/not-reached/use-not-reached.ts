import { call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { usePages } from '../asking/use-pages.ts'

export function useNotReached() {
  const { api } = useApp()
  return usePages(['not-reached'], (page, signal) =>
    call(api.GET('/v1/operations/not-reached', { params: { query: { limit: '50', ...page } }, signal })),
  )
}
