import MailComposer from 'nodemailer/lib/mail-composer'
import type { Instant } from '#shared/instant.ts'
import { cleanLine } from '#shared/mail/clean-line.ts'
import { OWN_LOOP_HEADER } from '#shared/mail/own-headers.ts'
import { isAddress } from '#shared/mail/read-addresses.ts'
import { deriveId } from '#shared/token/derive-id.ts'

/** `acknowledgement` and `notice` are automatic; a `reply` is a person's. */
export type MailKind = 'acknowledgement' | 'notice' | 'reply'

/** A file that goes with a mail. */
export interface MailFile {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

export interface MailToCompose {
  readonly from: { readonly name: string; readonly address: string }
  /** The one recipient, a bare address. */
  readonly to: string
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  /** A complete document. */
  readonly html: string
  readonly kind: MailKind
  readonly date: Instant
  /** Our own id of this mail, with angle brackets. It stands in References alone: the mail service writes Message-ID. */
  readonly ownId: string
  /** The customer's mail that this answers, and those before it; with angle brackets. */
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  readonly files?: readonly MailFile[]
}

/** RFC 3834 §5.1. */
const AUTO_SUBMITTED = { acknowledgement: 'auto-replied', notice: 'auto-generated', reply: undefined } as const
const MESSAGE_ID = /^<[^\s<>]{1,996}>$/
/** Octets of References before the oldest are left out: some relays refuse longer lines (RFC 5322 §2.1.1: 998). */
const LONGEST_REFERENCES = 900

/**
 * A finished mail (RFC 5322): multipart/alternative of quoted-printable UTF-8, its files beside it, one recipient, the headers that keep robots
 * from answering. Message-ID is left to the mail service. The same input gives the same octets. Names and subjects become
 * one line and are encoded, so that nothing in them makes a header. Throws TypeError for an address that is none.
 */
export async function composeMail(mail: MailToCompose): Promise<Uint8Array> {
  for (const address of [mail.from.address, mail.to, mail.replyTo]) {
    if (!isAddress(address)) throw new TypeError('a mail needs bare addresses')
  }
  const inReplyTo = [mail.inReplyTo ?? ''].find((id) => MESSAGE_ID.test(id))
  const references = [...(mail.references ?? []), ...(inReplyTo === undefined ? [] : [inReplyTo]), mail.ownId]
  const automatic = AUTO_SUBMITTED[mail.kind]
  const composer = new MailComposer({
    from: { name: cleanLine(mail.from.name, 200), address: mail.from.address },
    to: { name: '', address: mail.to },
    replyTo: { name: '', address: mail.replyTo },
    subject: cleanLine(mail.subject),
    date: new Date(mail.date),
    // Only so that the library makes up no random one; taken out below.
    messageId: mail.ownId,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    references: shortened(references),
    text: withBreaks(mail.text),
    html: withBreaks(mail.html),
    textEncoding: 'quoted-printable',
    baseBoundary: deriveId('boundary', mail.ownId),
    headers: {
      ...(automatic === undefined ? {} : { 'Auto-Submitted': automatic, 'X-Auto-Response-Suppress': 'All' }),
      [OWN_LOOP_HEADER]: '1',
    },
    attachments: (mail.files ?? []).map(({ name, type, content }) => ({
      filename: cleanLine(name, 200),
      contentType: type,
      contentDisposition: 'attachment' as const,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return withoutMessageId(await composer.compile().build())
}

/** The ids as they should be, each once, the nearest kept. */
function shortened(references: readonly string[]): string[] {
  const kept: string[] = []
  let length = 0
  for (const id of [...new Set(references)].filter((one) => MESSAGE_ID.test(one)).toReversed()) {
    length += id.length + 1
    if (kept.length > 1 && length > LONGEST_REFERENCES) break
    kept.unshift(id)
  }
  return kept
}

const withBreaks = (text: string): string => text.toWellFormed().replace(/\r\n?|\n/g, '\r\n')

/** The header field is one line, or folded ones, before the first blank line. */
function withoutMessageId(mail: Buffer): Uint8Array {
  const end = mail.indexOf('\r\n\r\n')
  const header = mail.toString('latin1', 0, end)
  const shorter = header.replace(/^Message-ID:.*\r\n(?:[ \t].*\r\n)*/im, '')
  return Buffer.concat([Buffer.from(shorter, 'latin1'), mail.subarray(end)])
}
