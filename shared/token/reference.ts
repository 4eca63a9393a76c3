import { createHash } from 'node:crypto'

/** No vowels (no words by accident) and nothing that is mistaken for something else (0 O, 1 I L, U V). 28 characters. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXYZ'
const LENGTH = 10
/** How a reference may come back: with another dash or none, in any case. */
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\p{N}])([${ALPHABET}]{5})[-\\u2010-\\u2015]?([${ALPHABET}]{5})(?![\\p{L}\\p{N}])`,
  'giu',
)
const MOST = 20

/** The reference that people read and say, such as `7K3F9-Q2XWM`: made of the inquiry's id, 48 bits, no secret. */
export function referenceOf(inquiryId: string): string {
  let number = BigInt(`0x${createHash('sha256').update(`anklang/reference/${inquiryId}`).digest('hex').slice(0, 32)}`)
  let text = ''
  for (let position = 0; position < LENGTH; position += 1) {
    text += ALPHABET.charAt(Number(number % BigInt(ALPHABET.length)))
    number /= BigInt(ALPHABET.length)
  }
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

/** The references in a text, as they were given out, each once, in order; at most 20. A number may look like one: what is found is to be looked up. */
export function findReferences(text: string): string[] {
  const found = new Set<string>()
  for (const [, first = '', second = ''] of text.matchAll(WRITTEN)) {
    found.add(`${first}-${second}`.toUpperCase())
    if (found.size === MOST) break
  }
  return [...found]
}
