import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Api, call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import type { Summary } from '../api-shapes.ts'

/** What an advisor does to an inquiry; `key` lets a note be sent again without being written twice. */
export type Deed =
  | { readonly does: 'note'; readonly message: string; readonly key: string }
  | { readonly does: 'take' | 'resolve' | 'reopen' | 'undo' | 'wake' | 'accept' }
  | { readonly does: 'decline'; readonly note: string }
  | { readonly does: 'offer'; readonly advisorId: string; readonly note: string }
  | {
      readonly does: 'transfer'
      readonly to: { readonly desk: string } | { readonly advisorId: string }
      readonly note: string
    }
  | {
      readonly does: 'reassign'
      readonly advisorId: string
      /** Who has it as I see it. */
      readonly from?: string
      readonly note?: string
    }
  | { readonly does: 'snooze'; readonly until: string | undefined }
  | { readonly does: 'merge'; readonly into: string }
  | { readonly does: 'separate'; readonly messageId: string }

/** Does something to an inquiry, and has everything that shows it read anew, also where somebody else was first. */
export function useDeed(inquiryId: string) {
  const { api } = useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (deed: Deed) => send(api, inquiryId, deed),
    onSettled: () => readAnew(queries, inquiryId),
  })
}

/** Takes back what I did to an inquiry less than a minute ago. */
export function useTakeBack() {
  const { api } = useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (inquiryId: string) => send(api, inquiryId, { does: 'undo' }),
    onSettled: (_done, _error, inquiryId) => readAnew(queries, inquiryId),
  })
}

const readAnew = (queries: QueryClient, inquiryId: string) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['inquiry', inquiryId] }),
    queries.invalidateQueries({ queryKey: ['work'] }),
    queries.invalidateQueries({ queryKey: ['team'] }),
  ])

function send(api: Api, id: string, deed: Deed): Promise<Summary> {
  const params = { path: { id } }
  switch (deed.does) {
    case 'note':
      return call(
        api.POST('/v1/advisor/inquiries/{id}/notes', {
          params: { ...params, header: { 'Idempotency-Key': deed.key } },
          body: { message: deed.message },
        }),
      )
    case 'take':
      return call(api.POST('/v1/advisor/inquiries/{id}/take', { params, body: {} }))
    case 'resolve':
      return call(api.POST('/v1/advisor/inquiries/{id}/resolve', { params, body: {} }))
    case 'reopen':
      return call(api.POST('/v1/advisor/inquiries/{id}/reopen', { params, body: {} }))
    case 'undo':
      return call(api.POST('/v1/advisor/inquiries/{id}/undo', { params, body: {} }))
    case 'wake':
      return call(api.POST('/v1/advisor/inquiries/{id}/wake', { params, body: {} }))
    case 'accept':
      return call(api.POST('/v1/advisor/inquiries/{id}/accept', { params, body: {} }))
    case 'decline':
      return call(api.POST('/v1/advisor/inquiries/{id}/decline', { params, body: { note: deed.note } }))
    case 'offer': {
      const { advisorId, note } = deed
      return call(api.POST('/v1/advisor/inquiries/{id}/offer', { params, body: { advisorId, note } }))
    }
    case 'transfer':
      return call(api.POST('/v1/advisor/inquiries/{id}/transfer', { params, body: { ...deed.to, note: deed.note } }))
    case 'reassign': {
      const { does: _, ...body } = deed
      return call(api.POST('/v1/advisor/inquiries/{id}/reassign', { params, body }))
    }
    case 'snooze': {
      const body = deed.until === undefined ? {} : { until: deed.until }
      return call(api.POST('/v1/advisor/inquiries/{id}/snooze', { params, body }))
    }
    case 'merge':
      return call(api.POST('/v1/advisor/inquiries/{id}/merge', { params, body: { into: deed.into } }))
    case 'separate': {
      const path = { id, messageId: deed.messageId }
      return call(api.POST('/v1/advisor/inquiries/{id}/messages/{messageId}/separate', { params: { path }, body: {} }))
    }
  }
}
