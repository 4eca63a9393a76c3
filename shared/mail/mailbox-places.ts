import type { Instant } from '#shared/instant.ts'

/** How far a mailbox has been read. */
export interface MailboxPlace {
  /** Grows by one with each change. */
  readonly version: number
  readonly uidValidity: number
  /** Mails up to this UID were taken or passed over. */
  readonly lastUid: number
  /** When it was last read to its end. */
  readonly caughtUpAt?: Instant
  /** Mails up to `through` were there before the first look under this UIDVALIDITY: of those only some are taken. */
  readonly past?: { readonly through: number; readonly since: Instant; readonly unseen: boolean }
  /** The next mail could not be read so many times. */
  readonly failing?: { readonly uid: number; readonly tries: number }
}

/** Where runs leave off. May throw Unavailable. */
export interface MailboxPlaces {
  /** undefined for a mailbox that was never read. */
  find(mailbox: string): Promise<MailboxPlace | undefined>
  /** Keeps the place if it follows the one that is stored (version + 1; 1 for none); false when somebody was faster. */
  advance(mailbox: string, place: MailboxPlace): Promise<boolean>
}
