import { isUtf8 } from 'node:buffer'
import { fileTypeFromBuffer } from 'file-type'

/** Octets that are looked at: enough for the first entries of a container, little enough for any hostile one. */
export const SNIFFED_BYTES = 64 * 1024
const OCTETS = 'application/octet-stream'
/** A type and subtype as RFC 6838 §4.2 restricts them. */
const TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/
/** Containers whose first octets do not say which of these kinds they are: there the sender's word is taken. */
const KINDS: Readonly<Record<string, RegExp>> = {
  'application/x-cfb': /^application\/(?:msword|vnd\.ms-[a-z.-]+|vnd\.visio|x-msi)$/,
  'application/xml': /^(?:text\/xml|application\/[a-z0-9.-]+\+xml)$/,
}
/** Other names of the same type. */
const SAME: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'application/x-pdf': 'application/pdf',
  'application/x-zip-compressed': 'application/zip',
  'application/x-zip': 'application/zip',
  'application/ics': 'text/calendar',
}

export interface SniffedType {
  readonly type: string
  /** The sender's word, where the content says otherwise. */
  readonly claimedType?: string
}

/**
 * What a file is, by its first octets (file-type, which knows some 170 kinds), and what it claimed to be where that is
 * something else. Content without a signature is text when it is UTF-8 without controls, else octets; a claimed text type
 * is believed for text alone. Never throws, whatever the content.
 */
export async function sniffType(content: Uint8Array, claimed: string): Promise<SniffedType> {
  const written = claimed.trim().toLowerCase()
  const said = SAME[written] ?? (TYPE.test(written) ? written : OCTETS)
  const found = await bySignature(content.subarray(0, SNIFFED_BYTES))
  if (found !== undefined) {
    if (KINDS[found]?.test(said)) return { type: said }
    return { type: found, ...(said === found || said === OCTETS ? {} : { claimedType: said }) }
  }
  if (!isText(content.subarray(0, SNIFFED_BYTES))) {
    return { type: OCTETS, ...(said === OCTETS ? {} : { claimedType: said }) }
  }
  if (isTextual(said)) return { type: said }
  return { type: 'text/plain', ...(said === OCTETS ? {} : { claimedType: said }) }
}

async function bySignature(content: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(content))?.mime
  } catch {
    // A container that breaks off where the library still reads: nothing is known of it.
    return undefined
  }
}

const isTextual = (type: string): boolean =>
  /^(?:text\/.+|message\/rfc822|application\/(?:json|xml|pgp-signature|pgp-encrypted|.+\+(?:xml|json)))$/.test(type)

/** A character cut in two at the end of the sample is no defect. */
function isText(sample: Uint8Array): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that tell octets from text
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(Buffer.from(sample).toString('latin1'))) return false
  return [0, 1, 2, 3].some((cut) => isUtf8(sample.subarray(0, Math.max(0, sample.length - cut))))
}
