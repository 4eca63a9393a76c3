import type { DownloadLinks, UploadStore } from '#shared/attachments/file-store.ts'
import type { BlobStore } from '#shared/blob/blob-store.ts'
import { Missing } from '#shared/errors.ts'

/** Uploads in memory; `upload` is what a browser does with a form. */
export interface MemoryUploads extends UploadStore {
  upload(attachmentId: string, content: Uint8Array): void
}

export function createMemoryUploads(blobs: BlobStore): MemoryUploads {
  const asked = new Map<string, { readonly name: string; readonly type: string; readonly bytes: number }>()
  const contents = new Map<string, Uint8Array>()
  return {
    form: async (attachmentId, file) => {
      asked.set(attachmentId, file)
      return { url: 'memory://uploads', fields: { key: `uploads/${attachmentId}` } }
    },
    upload: (attachmentId, content) => {
      const { bytes } = asked.get(attachmentId) ?? { bytes: -1 }
      if (content.length > bytes) throw new RangeError('the form does not take this file')
      contents.set(attachmentId, Uint8Array.from(content))
    },
    find: async (attachmentId, octets) => {
      const file = asked.get(attachmentId)
      const content = contents.get(attachmentId)
      if (file === undefined || content === undefined) return undefined
      return { name: file.name, type: file.type, bytes: content.length, beginning: content.subarray(0, octets) }
    },
    adopt: async (attachmentId, key, type) => {
      const content = contents.get(attachmentId)
      if (content === undefined) throw new Missing('upload')
      await blobs.put(key, content, type)
    },
  }
}

/** Links that say what they would lead to. */
export const createMemoryLinks = (): DownloadLinks => ({
  link: async (key, { name, type }) => `memory://${key}?${new URLSearchParams({ name, type }).toString()}`,
})
