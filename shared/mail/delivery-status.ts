import { readMessageId, readMessageIds } from './message-ids.ts'
import { BOUNDS } from './mime/bounds.ts'
import { type HeaderField, readHeaderBlock } from './mime/header-block.ts'
import { leafText } from './mime/leaf-text.ts'
import { fieldOf, type Leaf, type Outline } from './mime/outline.ts'
import { isAddress } from './read-addresses.ts'

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** What another mail service reports about a mail that it was given (RFC 3464). Everything in it is the sender's word. */
export interface DeliveryStatus {
  readonly recipients: readonly {
    /** Final-Recipient and Original-Recipient, lower case, each once. */
    readonly addresses: readonly string[]
    readonly action: (typeof ACTIONS)[number]
    /** Enhanced status code (RFC 3463), `5.1.1`. */
    readonly status?: string
  }[]
  /** Ids of the mail that it is about, with angle brackets: its own first, then those it refers to. */
  readonly about: readonly string[]
}

const STATUS_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status'])
const RETURNED_TYPES = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers'])
const MOST = { recipients: 10, blocks: 50, bytes: 64 * 1024 } as const
const STATUS = /^[245]\.\d{1,3}\.\d{1,3}/

/** The report in a mail, if it holds one. Bounded; never throws on bad mail. */
export async function readDeliveryStatus(bytes: Buffer, outline: Outline): Promise<DeliveryStatus | undefined> {
  const status = outline.leaves.find(({ type }) => STATUS_TYPES.has(type.value))
  if (status === undefined) return undefined
  const blocks = headerBlocks(await octetsOf(bytes, status))
  const recipients = blocks.flatMap(recipientOf).slice(0, MOST.recipients)
  const returned = outline.leaves.find(({ type }) => RETURNED_TYPES.has(type.value))
  return { recipients, about: returned === undefined ? [] : await idsOf(bytes, returned) }
}

/** A report's parts are text, whatever their type says; some mailers encode them. */
async function octetsOf(bytes: Buffer, leaf: Leaf): Promise<Buffer> {
  const { text } = await leafText(bytes, { ...leaf, end: Math.min(leaf.end, leaf.start + MOST.bytes) })
  return Buffer.from(text, 'utf8')
}

/** One block of fields about the mail, then one for each recipient, apart by blank lines (RFC 3464 §2.1). */
function headerBlocks(octets: Buffer): (readonly HeaderField[])[] {
  const blocks: (readonly HeaderField[])[] = []
  const most = { bytes: BOUNDS.partHeaderBytes, fields: BOUNDS.partHeaderFields }
  for (let at = 0, count = 0; at < octets.length && count < MOST.blocks; count += 1) {
    const block = readHeaderBlock(octets, at, octets.length, most)
    if (block.fields.length > 0) blocks.push(block.fields)
    // A line that is no field would be read for ever.
    at = block.bodyStart > at ? block.bodyStart : octets.length
  }
  return blocks
}

function recipientOf(fields: readonly HeaderField[]): DeliveryStatus['recipients'] {
  const written = fieldOf(fields, 'action')
    ?.replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase()
  const action = ACTIONS.find((one) => one === written)
  if (action === undefined) return []
  const addresses = ['final-recipient', 'original-recipient'].flatMap((name) => addressOf(fieldOf(fields, name) ?? ''))
  const status = STATUS.exec((fieldOf(fields, 'status') ?? '').trim())?.[0]
  return [{ addresses: [...new Set(addresses)], action, ...(status === undefined ? {} : { status }) }]
}

/** `rfc822; name@domain`, the type in any case or left out. */
function addressOf(value: string): readonly string[] {
  const bare = value
    .slice(value.indexOf(';') + 1)
    .trim()
    .replace(/^<|>$/g, '')
    .toLowerCase()
  return isAddress(bare) && bare.length <= 320 ? [bare] : []
}

async function idsOf(bytes: Buffer, leaf: Leaf): Promise<readonly string[]> {
  const octets = await octetsOf(bytes, leaf)
  const most = { bytes: MOST.bytes, fields: BOUNDS.headerFields }
  const { fields } = readHeaderBlock(octets, 0, octets.length, most)
  const own = readMessageId(fieldOf(fields, 'message-id') ?? '')
  return [...new Set([...(own === undefined ? [] : [own]), ...readMessageIds(fieldOf(fields, 'references') ?? '')])]
}
