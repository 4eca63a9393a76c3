import { decodeWords } from 'postal-mime'
import type { MailFacts } from '#shared/intake/channel-message.ts'
import { cleanLine } from './clean-line.ts'
import { type DeliveryStatus, readDeliveryStatus } from './delivery-status.ts'
import { readMessageId, readMessageIds } from './message-ids.ts'
import { BOUNDS } from './mime/bounds.ts'
import { textWithMessages } from './mime/nested-messages.ts'
import { fieldOf, type Outline, outlineMail } from './mime/outline.ts'
import { readParts } from './mime/read-parts.ts'
import { isAddress, type MailAddress, readAddresses, readNameOnly } from './read-addresses.ts'
import { visibleText } from './visible-text.ts'

/** What the mail command and intake make of raw bytes. Bounded; never throws on bad mail but says what is wrong in `defects`. */
export interface ReadMail {
  /** Empty strings where there is none. */
  readonly from: { readonly name: string; readonly address: string }
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId?: string
  /** Date field as written. */
  readonly date?: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** Lower case, of To, Cc, Bcc and Resent-*, each once. */
  readonly addressedTo: readonly string[]
  /** Reply-To address, when it differs from From. Never answered, kept for the advisor. */
  readonly replyTo?: string
  /** Whole text (from HTML where there is no text part). */
  readonly text: string
  /** Without what was quoted; for display. */
  readonly visibleText: string
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[]
  /** Header fields by lower-case name, in order, unfolded; bounded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly contentType: string
  /** What the mail reports about another one (RFC 3464). */
  readonly deliveryStatus?: DeliveryStatus
  readonly defects: readonly string[]
}
export type AutomaticVerdict = NonNullable<MailFacts['automatic']>

/** Defect of a mail of which only the beginning was read (`BOUNDS.mailBytes`). */
export const TOO_LARGE = 'mail-cut'
const MOST_RECIPIENTS = 10_000

/**
 * Reads a raw mail, whatever it is: sizes, depth and numbers are bounded before anything is decoded (`BOUNDS`), broken
 * structure and charsets are mended, and each defect found is named by a code. Rejects for no input.
 */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, BOUNDS.mailBytes))
  const outline = outlineMail(bytes)
  const parts = await readParts(bytes, outline)
  const { text, defects: nested } = await textWithMessages(bytes, outline, parts)
  const deliveryStatus = await readDeliveryStatus(bytes, outline)
  const { fields } = outline
  const from = sender(outline)
  const subject = cleanLine(decodeWords(fieldOf(fields, 'subject') ?? ''))
  const messageId = readMessageId(fieldOf(fields, 'message-id') ?? '')
  const date = fieldOf(fields, 'date')
  const replyTo = addressesOf(outline, ['reply-to'])[0]?.address
  return {
    from,
    to: addressesOf(outline, ['to']).map(({ address }) => address),
    subject,
    ...(messageId === undefined ? {} : { messageId }),
    ...(date === undefined ? {} : { date: cleanLine(date, 100) }),
    inReplyTo: readMessageIds(valuesOf(outline, 'in-reply-to')),
    references: readMessageIds(valuesOf(outline, 'references')),
    addressedTo: recipients(outline),
    ...(replyTo === undefined || sameAddress(replyTo, from.address) ? {} : { replyTo }),
    text,
    visibleText: visibleText(parts.text, subject) || text,
    attachments: parts.attachments,
    headers: fields,
    contentType: outline.type.value,
    ...(deliveryStatus === undefined ? {} : { deliveryStatus }),
    defects: [
      ...(raw.byteLength > BOUNDS.mailBytes ? [TOO_LARGE] : []),
      ...outline.defects,
      ...headerDefects(outline, from.address, messageId),
      ...new Set([...parts.defects, ...nested]),
      ...(text.trim() === '' ? ['empty'] : []),
    ],
  }
}

/** The first mailbox of From, or of Sender where From names none; of a From without any address the name alone. */
function sender(outline: Outline): MailAddress {
  const [first] = [...addressesOf(outline, ['from']), ...addressesOf(outline, ['sender'])]
  if (first !== undefined) return { name: cleanLine(first.name, 200), address: first.address }
  return { name: cleanLine(readNameOnly(fieldOf(outline.fields, 'from') ?? ''), 200), address: '' }
}

function addressesOf(outline: Outline, names: readonly string[]): MailAddress[] {
  const found: MailAddress[] = []
  for (const { name, value } of outline.fields) {
    if (!names.includes(name)) continue
    for (const address of readAddresses(value)) if (found.push(address) === MOST_RECIPIENTS) return found
  }
  return found
}

function recipients(outline: Outline): string[] {
  const all = addressesOf(outline, ['to', 'cc', 'bcc', 'resent-to', 'resent-cc', 'resent-bcc'])
  return [...new Set(all.map(({ address }) => address.toLowerCase()))]
}

const valuesOf = (outline: Outline, wanted: string): string =>
  outline.fields.flatMap(({ name, value }) => (name === wanted ? [value] : [])).join(' ')

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function headerDefects({ fields }: Outline, from: string, messageId: string | undefined): string[] {
  const count = (wanted: string): number => fields.filter(({ name }) => name === wanted).length
  return [
    ...(isAddress(from) ? [] : ['from-missing']),
    ...(count('from') > 1 ? ['from-repeated'] : []),
    ...(messageId === undefined ? ['message-id-missing'] : []),
    ...(count('date') === 0 ? ['date-missing'] : []),
    ...(count('subject') === 0 ? ['subject-missing'] : []),
  ]
}
