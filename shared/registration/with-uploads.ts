import { adoptUploads } from '#shared/attachments/adopt-uploads.ts'
import type { UploadStore } from '#shared/attachments/file-store.ts'
import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'

/** The message with the files that were uploaded for it. They belong to it from now on. May throw Unavailable. */
export async function withUploads(
  deps: {
    readonly uploads: Pick<UploadStore, 'find' | 'adopt'>
    readonly configuration: () => Promise<ConfigurationIndex>
  },
  receiptId: string,
  message: ChannelMessage,
): Promise<ChannelMessage> {
  if (message.uploads === undefined || message.uploads.length === 0) return message
  const { attachments } = (await deps.configuration()).institute
  return { ...message, ...(await adoptUploads(deps.uploads, message.uploads, receiptId, attachments)) }
}
