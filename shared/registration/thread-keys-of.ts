import type { ThreadKey } from '#shared/inquiry/inquiry-store.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { copyKey, midKey } from '#shared/mail/thread-keys.ts'

/**
 * Everything by which later mail finds the matter of this message: its copies, replies that quote its id, and the same
 * words again. `from` is the inquiry that has the keys of the mail now, when they move with it.
 */
export function threadKeysOf(
  { mail, sender }: ChannelMessage,
  sameWords: ThreadKey | undefined,
  from?: string,
): readonly ThreadKey[] {
  const moved = from === undefined ? {} : { replaces: from }
  const words = sameWords === undefined ? [] : [sameWords]
  if (mail === undefined) return words
  const copies = copyKey({ ...mail, sender: sender.email ?? '' })
  return [
    { key: copies, exclusive: true, ...moved },
    ...(mail.messageId === undefined ? [] : [{ key: midKey(mail.messageId), exclusive: false, ...moved }]),
    ...words,
  ]
}
