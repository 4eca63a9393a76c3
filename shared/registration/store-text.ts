import type { BlobStore } from '#shared/blob/blob-store.ts'
import type { Author, Message, MessageKind } from '#shared/inquiry/inquiry.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { sameKeyOf } from './same-matter.ts'

/** Longest text kept in an item, in UTF-16 code units; the rest goes to the blob store (an item holds 400 KB). */
const INLINE_TEXT = 30_000

/** The customer's message as it is kept; a long text whole in the blob store and its beginning in the item. */
export async function inboundMessage(
  blobs: BlobStore,
  messageId: string,
  kind: MessageKind,
  message: ChannelMessage,
  author: Author,
): Promise<Message> {
  const text = withAnswers(message)
  const same = sameKeyOf(message)
  const textKey = text.length > INLINE_TEXT ? `texts/${messageId}` : undefined
  if (textKey !== undefined) await blobs.put(textKey, new TextEncoder().encode(text), 'text/plain; charset=utf-8')
  return {
    messageId,
    direction: 'inbound',
    kind,
    text: textKey === undefined ? text : text.slice(0, INLINE_TEXT),
    at: message.receivedAt,
    author,
    ...(message.mail === undefined ? {} : { fingerprint: message.mail.fingerprint }),
    ...(same === undefined ? {} : { same }),
    ...(textKey === undefined ? {} : { textKey }),
    ...(message.mail?.messageId === undefined ? {} : { mailMessageId: message.mail.messageId }),
    ...(message.mail === undefined ? {} : { rawKey: message.mail.rawKey }),
    ...(message.mail?.tooLarge === undefined ? {} : { tooLarge: message.mail.tooLarge }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(message.notTaken === undefined ? {} : { notTaken: message.notTaken }),
    ...(message.callback === undefined ? {} : { callback: message.callback }),
    ...(message.masked === undefined ? {} : { masked: message.masked }),
    ...(message.htmlKey === undefined ? {} : { htmlKey: message.htmlKey }),
  }
}

/** Answers to guided questions belong to what the customer said. */
function withAnswers(message: ChannelMessage): string {
  const answers = Object.entries(message.answers ?? {}).map(([question, answer]) => `${question}: ${answer}`)
  return answers.length === 0 ? message.text : `${message.text}\n\n${answers.join('\n')}`
}
