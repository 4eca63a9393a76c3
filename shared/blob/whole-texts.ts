import type { Message } from '#shared/inquiry/inquiry.ts'
import type { BlobStore } from './blob-store.ts'

/** Together at most this many UTF-16 code units are fetched: an answer of a Lambda function has at most 6 MB. */
const BUDGET = 1_500_000

/**
 * Messages with their whole texts, also those that were too long for an item. Newest first until the budget is used up;
 * older long ones then keep their beginning. May throw Unavailable.
 */
export async function withWholeTexts(messages: readonly Message[], blobs: BlobStore): Promise<readonly Message[]> {
  if (messages.every((message) => message.textKey === undefined)) return messages
  let left = BUDGET
  const whole: Message[] = []
  for (const message of messages.toReversed()) {
    const bytes = message.textKey === undefined || left <= 0 ? undefined : await blobs.get(message.textKey)
    const text = bytes === undefined ? message.text : new TextDecoder().decode(bytes)
    whole.push(text.length > left ? message : { ...message, text })
    left -= text.length
  }
  return whole.reverse()
}
