import type { z } from 'zod'
import type { ScanState } from '#shared/attachments/attachment.ts'
import type { Message } from '#shared/inquiry/inquiry.ts'
import type { filesShape } from './attachment-output.ts'

type Files = { readonly [Field in keyof typeof filesShape]?: NonNullable<z.infer<(typeof filesShape)[Field]>> }

/** A message's files as the API shows them: without their keys, with their scan states. */
function filesJson(message: Message, states: ReadonlyMap<string, ScanState>): Files {
  const { attachments = [], notTaken = [] } = message
  const shown = attachments.map(({ attachmentId, name, type, claimedType, bytes }) => ({
    attachmentId,
    name,
    type,
    ...(claimedType === undefined ? {} : { claimedType }),
    bytes,
    state: states.get(attachmentId) ?? 'pending',
  }))
  return {
    ...(shown.length === 0 ? {} : { attachments: shown }),
    ...(notTaken.length === 0 ? {} : { notTaken: notTaken.map((file) => ({ ...file })) }),
  }
}

/** The shown messages with the files of the stored messages that they show. */
export function withFiles<M extends { readonly messageId: string }>(
  shown: readonly M[],
  stored: readonly Message[],
  states: ReadonlyMap<string, ScanState>,
): (M & Files)[] {
  const byId = new Map(stored.map((message) => [message.messageId, message]))
  return shown.map((message) => {
    const own = byId.get(message.messageId)
    return own === undefined ? message : { ...message, ...filesJson(own, states) }
  })
}
