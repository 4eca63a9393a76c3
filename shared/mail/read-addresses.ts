import { addressParser, decodeWords } from 'postal-mime'
import { cleanLine } from './clean-line.ts'

export interface MailAddress {
  /** Decoded, one line; empty when there is none. */
  readonly name: string
  /** As written. */
  readonly address: string
}

const QUOTED = /("(?:[^"\\]|\\.)*")/s
const ENCODED_WORDS = /=\?[^?\s]+\?[QB]\?[^?]*\?=(?:\s+=\?[^?\s]+\?[QB]\?[^?]*\?=)*/gi
const ADDRESS = /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+$/
const LONGEST = 320

/** The mailboxes of an address field (RFC 5322 §3.4), members of groups included; what is no address is left out. */
export function readAddresses(value: string): MailAddress[] {
  return addressParser(withQuotedNames(value), { flatten: true }).flatMap(({ name, address }) => {
    const bare = (address ?? '').trim()
    return isAddress(bare) ? [{ name: readName(name, bare), address: bare }] : []
  })
}

/** The name alone, of a field that holds no address. */
export const readNameOnly = (value: string): string => cleanLine(decodeWords(value).replace(/[<>"]/g, ' '))

export const isAddress = (text: string): boolean => text.length <= LONGEST && ADDRESS.test(text)

function readName(name: string, address: string): string {
  const clean = cleanLine(name.replace(/[<>]/g, ' '))
  return clean.toLowerCase() === address.toLowerCase() ? '' : clean
}

/**
 * Many mailers leave commas and colons in encoded names as they are (RFC 2047 §5 forbids it), and others put addresses
 * in there: decoded into quoted strings they can only be names.
 */
function withQuotedNames(value: string): string {
  return value
    .split(QUOTED)
    .map((piece, index) =>
      index % 2 === 1
        ? piece.replace(ENCODED_WORDS, (words) => escaped(decodeWords(words)))
        : piece.replace(ENCODED_WORDS, (words) => `"${escaped(decodeWords(words))}"`),
    )
    .join('')
}

const escaped = (text: string): string => cleanLine(text).replace(/[\\"]/g, '\\$&')
