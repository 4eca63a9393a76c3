import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useSearching } from '../search/searching.tsx'
import type { Work } from './merge-first.ts'
import { addressOf, type Column } from './views.ts'

/** Opens what follows an inquiry in its list, or the list where it was the last. Reads the list when it is called. */
export function useNext(column: Column, inquiryId: string): () => void {
  const queries = useQueryClient()
  const { found } = useSearching()
  const [, go] = useLocation()
  return () => {
    const items = column === 'search' ? found() : (queries.getQueryData<Work>(['work', column])?.items ?? [])
    const at = items.findIndex((item) => item.inquiryId === inquiryId)
    go(addressOf(column, items[at + 1]?.inquiryId))
  }
}
