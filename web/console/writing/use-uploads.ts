import { useEffect, useRef, useState } from 'react'
import { upload as post, UploadFailed } from '../../form/upload.ts'
import { call } from '../../platform/api/client.ts'
import { ApiProblem, kindOf, type ProblemKind } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'
import { useDraft, useWriting } from './writing-context.tsx'

/** A file on its way to storage, or one that did not get there. */
interface Upload {
  readonly id: string
  readonly name: string
  /** From 0 to 1. */
  readonly progress: number
  readonly problem?: ProblemKind
}

export interface Uploads {
  readonly files: readonly { readonly attachmentId: string; readonly name: string; readonly bytes: number }[]
  readonly running: readonly Upload[]
  /** Something has not arrived yet. */
  readonly busy: boolean
  readonly add: (files: readonly File[]) => void
  readonly remove: (attachmentId: string) => void
  readonly dismiss: (id: string) => void
}

/** Files of a reply: uploaded at once, named in the draft when they have arrived. */
export function useUploads(inquiryId: string): Uploads {
  const { api } = useApp()
  const { drafts } = useWriting()
  const { files } = useDraft(inquiryId)
  const [running, setRunning] = useState<readonly Upload[]>([])
  const gone = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    gone.current = controller
    return () => controller.abort()
  }, [])
  const put = (id: string, change: Partial<Upload> | undefined): void =>
    setRunning((all) =>
      change === undefined
        ? all.filter((one) => one.id !== id)
        : all.map((one) => (one.id === id ? { ...one, ...change } : one)),
    )
  const upload = async (id: string, file: File): Promise<void> => {
    try {
      const body = { name: file.name, type: file.type || 'application/octet-stream', bytes: file.size }
      const { attachmentId, upload: form } = await call(api.POST('/v1/attachments', { body }))
      await post(form.url, form.fields, file, gone.current.signal, (progress) => put(id, { progress }))
      const { text, files: now } = drafts.get(inquiryId)
      drafts.write(inquiryId, text, [...now, { attachmentId, name: file.name, bytes: file.size }])
      put(id, undefined)
    } catch (error) {
      put(id, { problem: kindOf(error instanceof UploadFailed ? new ApiProblem(error.status, undefined) : error) })
    }
  }
  return {
    files,
    running,
    busy: running.some(({ problem }) => problem === undefined),
    add: (chosen) => {
      const begun = chosen.map((file) => ({ id: crypto.randomUUID(), file }))
      setRunning((all) => [...all, ...begun.map(({ id, file }) => ({ id, name: file.name, progress: 0 }))])
      for (const { id, file } of begun) void upload(id, file)
    },
    remove: (attachmentId) => {
      const { text, files: now } = drafts.get(inquiryId)
      drafts.write(
        inquiryId,
        text,
        now.filter((file) => file.attachmentId !== attachmentId),
      )
    },
    dismiss: (id) => put(id, undefined),
  }
}
