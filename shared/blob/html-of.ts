import type { Message } from '#shared/inquiry/inquiry.ts'
import type { BlobStore } from './blob-store.ts'

/** Together at most this many UTF-16 code units: an answer of a Lambda function has at most 6 MB, with the texts. */
const BUDGET = 1_200_000

/** Sanitised HTML of messages by their ids, newest first until the budget is used up. May throw Unavailable. */
export async function htmlOf(messages: readonly Message[], blobs: BlobStore): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  let left = BUDGET
  for (const { messageId, htmlKey } of messages.toReversed()) {
    if (htmlKey === undefined || left <= 0) continue
    const bytes = await blobs.get(htmlKey)
    const html = bytes === undefined ? '' : new TextDecoder().decode(bytes)
    if (html === '' || html.length > left) continue
    found.set(messageId, html)
    left -= html.length
  }
  return found
}
