import type { MailboxPlace, MailboxPlaces } from '#shared/mail/mailbox-places.ts'
import { stored } from './stored.ts'

/** Places in mailboxes, in memory. */
export function createMemoryMailboxPlaces(): MailboxPlaces {
  const places = new Map<string, MailboxPlace>()
  return {
    find: async (mailbox) => places.get(mailbox),
    advance: async (mailbox, place) => {
      if ((places.get(mailbox)?.version ?? 0) !== place.version - 1) return false
      places.set(mailbox, stored(place))
      return true
    },
  }
}
