import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Work } from './merge-first.ts'
import { addressOf, type View } from './views.ts'

/** Opens what follows an inquiry in its list, or the list where it was the last. Reads the list when it is called. */
export function useNext(view: View, inquiryId: string): () => void {
  const queries = useQueryClient()
  const [, go] = useLocation()
  return () => {
    const items = queries.getQueryData<Work>(['work', view])?.items ?? []
    const at = items.findIndex((item) => item.inquiryId === inquiryId)
    go(addressOf(view, items[at + 1]?.inquiryId))
  }
}
