import { useEffect, useRef, useState } from 'react'
import { upload } from '../../form/upload.ts'
import { call } from '../../platform/api/client.ts'
import { kindOf, type ProblemKind } from '../../platform/api/problem.ts'
import { useApp } from '../../platform/app-context.ts'

/** Of the API's schema: a name's length. */
const LONGEST_NAME = 200
const TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/u

/** A file that was chosen: on its way, arrived (`attachmentId`), or not taken (`problem`). */
interface ChosenFile {
  readonly id: string
  readonly name: string
  /** From 0 to 1. */
  readonly share: number
  readonly attachmentId?: string
  readonly problem?: ProblemKind
}

export interface ChosenFiles {
  readonly files: readonly ChosenFile[]
  /** Ids of what has arrived. */
  readonly ids: readonly string[]
  /** Something is on its way. */
  readonly busy: boolean
  readonly add: (files: readonly File[]) => void
  readonly remove: (id: string) => void
  readonly clear: () => void
}

/** Files of a message: they leave at once, while somebody goes on writing. */
export function useFiles(): ChosenFiles {
  const { api } = useApp()
  const [files, setFiles] = useState<readonly ChosenFile[]>([])
  const running = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const all = running.current
    return () => {
      for (const controller of all.values()) controller.abort()
    }
  }, [])
  const put = (id: string, change: Partial<ChosenFile>): void =>
    setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const send = async (id: string, file: File, signal: AbortSignal): Promise<void> => {
    try {
      const body = {
        name: file.name.slice(-LONGEST_NAME),
        type: TYPE.test(file.type) ? file.type : 'application/octet-stream',
        bytes: file.size,
      }
      const { attachmentId, upload: form } = await call(api.POST('/v1/attachments', { body, signal }))
      await upload(form.url, form.fields, file, signal, (share) => put(id, { share }))
      put(id, { attachmentId, share: 1 })
    } catch (error) {
      if (!signal.aborted) put(id, { problem: kindOf(error) })
    }
  }
  return {
    files,
    ids: files.flatMap(({ attachmentId }) => attachmentId ?? []),
    busy: files.some(({ attachmentId, problem }) => attachmentId === undefined && problem === undefined),
    add: (chosen) => {
      const begun = chosen.map((file) => ({ id: crypto.randomUUID(), file, controller: new AbortController() }))
      setFiles((all) => [...all, ...begun.map(({ id, file }) => ({ id, name: file.name, share: 0 }))])
      for (const { id, file, controller } of begun) {
        running.current.set(id, controller)
        void send(id, file, controller.signal)
      }
    },
    remove: (id) => {
      running.current.get(id)?.abort()
      setFiles((all) => all.filter((one) => one.id !== id))
    },
    clear: () => setFiles([]),
  }
}
