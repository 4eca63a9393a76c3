import { isUtf8 } from 'node:buffer'

/** Names of windows-1252 as mail uses them (WHATWG maps them all to it): every sequence of octets is one of its texts. */
const LATIN = new Set(['', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252', 'cp1252', 'ansi_x3.4-1968'])
/** What the MIME library knows beyond the labels of the WHATWG encoding standard. */
const KNOWN_BY_LIBRARY =
  /^(?:x-|cs)?(?:(?:cp|windows-?|ms|ibm)(?:932|936|949|950|874|51932|5022[0-2])|iso-?8859-?8-?[ie]|uhc|tis-?620|iso-?2022-?jp-?[12]?)$/
const REPLACEMENT = '\ufffd'

const octetOf = new Map<string, number>()
const windows1252 = new TextDecoder('windows-1252')
for (let octet = 0; octet < 256; octet += 1) octetOf.set(windows1252.decode(Uint8Array.of(octet)), octet)

/** Label for the library: the declared one, or windows-1252 where there is none, because that loses no octet. */
export const charsetLabel = (declared: string | undefined): string =>
  (declared ?? '').trim().toLowerCase() || 'windows-1252'

export function isKnownCharset(label: string): boolean {
  if (KNOWN_BY_LIBRARY.test(label)) return true
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}

/**
 * Text that was decoded as windows-1252, because its charset is missing, unknown or often wrongly given, but is UTF-8:
 * decoded as that. Valid UTF-8 beyond ASCII is next to never anything else.
 */
export function mendCharset(text: string, label: string): string {
  if (!LATIN.has(label) && isKnownCharset(label)) return text
  if (!/[\u0080-\uffff]/.test(text)) return text
  const octets = Buffer.alloc(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const octet = octetOf.get(text.charAt(at))
    if (octet === undefined) return text
    octets[at] = octet
  }
  return isUtf8(octets) ? octets.toString('utf8') : text
}

/** Whether a text that claims UTF-8 cannot be: replacement characters, and nothing beyond ASCII that was right. */
export const isNotUtf8 = (text: string, label: string): boolean =>
  /^(?:utf-?8|unicode-1-1-utf-8)$/.test(label) &&
  text.includes(REPLACEMENT) &&
  !/[\u0080-\ufffc\ufffe-\uffff]/.test(text)
