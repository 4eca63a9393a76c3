import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Api, call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'

/** What an advisor does to an inquiry; `key` lets a reply or note be sent again without being written twice. */
export type Deed =
  | { readonly does: 'reply' | 'note'; readonly message: string; readonly key: string }
  | { readonly does: 'take' | 'resolve' | 'reopen' }

/** Does something to an inquiry, and has everything that shows it read anew, also where somebody else was first. */
export function useDeed(inquiryId: string) {
  const { api } = useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (deed: Deed) => send(api, inquiryId, deed),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['inquiry', inquiryId] }),
        queries.invalidateQueries({ queryKey: ['work'] }),
      ]),
  })
}

async function send(api: Api, id: string, deed: Deed): Promise<unknown> {
  const path = { id }
  switch (deed.does) {
    case 'reply': {
      const params = { path, header: { 'Idempotency-Key': deed.key } }
      return call(api.POST('/v1/advisor/inquiries/{id}/replies', { params, body: { message: deed.message } }))
    }
    case 'note': {
      const params = { path, header: { 'Idempotency-Key': deed.key } }
      return call(api.POST('/v1/advisor/inquiries/{id}/notes', { params, body: { message: deed.message } }))
    }
    case 'take':
      return call(api.POST('/v1/advisor/inquiries/{id}/take', { params: { path }, body: {} }))
    case 'resolve':
      return call(api.POST('/v1/advisor/inquiries/{id}/resolve', { params: { path }, body: {} }))
    case 'reopen':
      return call(api.POST('/v1/advisor/inquiries/{id}/reopen', { params: { path }, body: {} }))
  }
}
