import type { Instant, Millis } from '#shared/instant.ts'

/**
 * A mailbox that an institute keeps elsewhere and that mail is pulled from. All may throw Unavailable, which for a login
 * that was refused names `mailbox login`.
 */
export interface Mailbox {
  /** Tells mailboxes apart: where it is, whose it is and which folder. */
  readonly name: string
  open(): Promise<OpenMailbox>
}

/** One session. Unique ids (UID, RFC 3501 §2.3.1.1) grow with each mail and mean nothing under another UIDVALIDITY. */
export interface OpenMailbox extends AsyncDisposable {
  readonly uidValidity: number
  /** Above the UID of every mail that was there when the session began. */
  readonly uidNext: number
  /** Ascending UIDs of the mails of a range, without those that are marked as taken. */
  list(range: MailRange): Promise<readonly number[]>
  /** Reads a mail without marking it as seen. Throws Unavailable when it is not there within `within`. */
  fetch(uid: number, within: Millis): Promise<FetchedMail>
  /** Marks a mail as taken, or moves it away where the mailbox is set up so; false when the server refuses it. */
  mark(uid: number): Promise<boolean>
}

export interface MailRange {
  /** Only UIDs above it. */
  readonly after: number
  /** Only UIDs up to it. */
  readonly through?: number
  /** Only mails that arrived on that day (UTC) or later. */
  readonly since?: Instant
  /** Only mails that nobody has looked at. */
  readonly unseen?: boolean
}

export type FetchedMail =
  | { readonly state: 'read'; readonly raw: Uint8Array; readonly arrivedAt: Instant | undefined }
  /** Somebody deleted or moved it meanwhile. */
  | { readonly state: 'gone' }
  /** It is there, and the server cannot hand it over. */
  | { readonly state: 'unreadable' }

/** Octets of a mail that are fetched: as much as SES takes (40 MB). What lies beyond stays in the mailbox. */
export const MOST_FETCHED = 40 * 1024 * 1024
