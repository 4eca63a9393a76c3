import { z } from 'zod'
import { type Instant, iso } from '#shared/instant.ts'
import { trustedDmarc } from './authentication-results.ts'
import { BOUNDS } from './mime/bounds.ts'
import { readHeaderBlock } from './mime/header-block.ts'
import { isAddress, readAddresses } from './read-addresses.ts'
import type { SesNotice } from './ses-notice.ts'

/** What is said of a mail that was pulled from a mailbox, as a message of the `mail` queue. */
export type PulledNotice = z.input<typeof pulledNoticeSchema>

const address = z.string().max(320)
const DMARC = ['PASS', 'FAIL', 'GRAY'] as const

/** The notice as intake reads it: nobody scanned the mail for us, so spam and virus say nothing. */
export const pulledNoticeSchema = z
  .strictObject({
    notificationType: z.literal('Pulled'),
    receivedAt: z.iso.datetime({ offset: true }),
    envelopeFrom: address,
    envelopeTo: z.array(address).min(1),
    dmarc: z.enum(DMARC),
    rawKey: z.string().min(1).max(1_024),
  })
  .transform(
    ({ receivedAt, dmarc, envelopeFrom, envelopeTo, rawKey }): SesNotice => ({
      receivedAt: Date.parse(receivedAt),
      envelopeFrom,
      envelopeTo,
      verdicts: { spam: 'DISABLED', virus: 'DISABLED', dmarc },
      rawKey,
    }),
  )

export interface PulledMail {
  readonly raw: Uint8Array
  readonly arrivedAt: Instant
  readonly rawKey: string
  /** Address that the mailbox is for: its envelope recipient where the mail names none. */
  readonly owner: string
  /** Host whose Authentication-Results are believed; without one nothing is. */
  readonly trustedHost?: string
}

/** What stands in for a sender that nothing is known of: the null sender would be a claim. */
const UNKNOWN = 'unknown@unknown.invalid'
/** How mail servers name the address that they delivered to. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

/**
 * The notice of a pulled mail. The envelope is what the server that delivered it last wrote on top: the first Return-Path
 * (RFC 5321 §4.4; `<>` is the null sender) and the first Delivered-To or its like. A server that writes none leaves those
 * of the sender, who can lie in them as in From; nothing is decided by them that From does not decide.
 */
export function pulledNotice({ raw, arrivedAt, rawKey, owner, trustedHost }: PulledMail): PulledNotice {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const most = { bytes: BOUNDS.headerBytes, fields: BOUNDS.headerFields }
  const { fields } = readHeaderBlock(bytes, 0, bytes.length, most)
  const valuesOf = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value)
  const delivered = DELIVERED_TO.flatMap((name) => valuesOf(name).slice(0, 1)).map(bare)
  const verdict = trustedHost === undefined ? 'GRAY' : trustedDmarc(valuesOf('authentication-results'), trustedHost)
  return {
    notificationType: 'Pulled',
    receivedAt: iso(arrivedAt),
    envelopeFrom: sender(valuesOf('return-path')[0], valuesOf('from')[0]),
    envelopeTo: [delivered.find(isAddress) ?? owner],
    dmarc: verdict,
    rawKey,
  }
}

function sender(returnPath: string | undefined, from: string | undefined): string {
  const path = returnPath === undefined ? undefined : bare(returnPath)
  if (path === '' || (path !== undefined && isAddress(path))) return path
  return readAddresses(from ?? '')[0]?.address ?? UNKNOWN
}

const bare = (value: string): string =>
  value
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .trim()
