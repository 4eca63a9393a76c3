import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import { type Api, call } from '../../platform/api/client.ts'
import { useApp } from '../../platform/app-context.ts'
import { Outbox, type PendingReply } from '../outbox/outbox.ts'
import { type Draft, DraftStore } from './draft-store.ts'

const TICK_MS = 500

interface WritingTools {
  readonly drafts: DraftStore
  readonly outbox: Outbox
}
const Context = createContext<WritingTools | undefined>(undefined)

/** Throws outside a console. */
export function useWriting(): WritingTools {
  const tools = use(Context)
  if (tools === undefined) throw new Error('This component belongs inside a console.')
  return tools
}

/** Drafts and outgoing replies of whoever is signed in. */
export function WritingProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { api, session } = useApp()
  const queries = useQueryClient()
  const [tools] = useState(() => ({
    drafts: draftsOf(api, session.person.sub),
    outbox: new Outbox({
      owner: session.person.sub,
      now: Date.now,
      alone,
      post: async (reply) => {
        await post(api, reply)
        void queries.invalidateQueries({ queryKey: ['inquiry', reply.inquiryId] })
        void queries.invalidateQueries({ queryKey: ['work'] })
      },
    }),
  }))
  const { outbox } = tools
  useEffect(() => {
    outbox.restore()
    const timer = setInterval(() => void outbox.work(), TICK_MS)
    const changed = (): void => outbox.reread()
    addEventListener('storage', changed)
    return () => {
      clearInterval(timer)
      removeEventListener('storage', changed)
    }
  }, [outbox])
  return <Context value={tools}>{children}</Context>
}

/** What is being written about an inquiry. */
export function useDraft(inquiryId: string): Draft {
  const { drafts } = useWriting()
  useEffect(() => void drafts.load(inquiryId), [drafts, inquiryId])
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(inquiryId))
}

export function usePendingReplies(): readonly PendingReply[] {
  const { outbox } = useWriting()
  return useSyncExternalStore(outbox.subscribe, () => outbox.items)
}

/** Browsers without locks have one tab that is due first; the idempotency key does the rest. */
async function alone<T>(run: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('anklang.outbox', run) : run()
}

async function post(api: Api, { inquiryId, key, message, attachments, resolve }: PendingReply): Promise<void> {
  const params = { path: { id: inquiryId }, header: { 'Idempotency-Key': key } }
  const files = attachments.map(({ attachmentId }) => attachmentId)
  const body = { message, formatted: true, ...(files.length === 0 ? {} : { attachments: files }) }
  await call(api.POST('/v1/advisor/inquiries/{id}/replies', { params, body }))
  if (resolve)
    await call(api.POST('/v1/advisor/inquiries/{id}/resolve', { params: { path: { id: inquiryId } }, body: {} }))
}

function draftsOf(api: Api, owner: string): DraftStore {
  const at = (id: string) => ({ params: { path: { id } } })
  return new DraftStore(owner, {
    find: (id) => call(api.GET('/v1/advisor/inquiries/{id}/draft', at(id))),
    save: (id, text, version) =>
      call(api.PUT('/v1/advisor/inquiries/{id}/draft', { ...at(id), body: { text, version } })),
    remove: (id) => call(api.DELETE('/v1/advisor/inquiries/{id}/draft', at(id))),
  })
}
