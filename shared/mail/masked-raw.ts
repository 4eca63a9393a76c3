import type { ReadMail } from './read-mail.ts'

/** Octets of UTF-8 in an encoded word of at most 75 characters (RFC 2047 §2). */
const WORD_OCTETS = 42

/**
 * What takes the place of a raw mail in which something had to be masked: who wrote to whom and when, its ids, its masked
 * subject and text, one text part. Read again, it gives the same message without its files and HTML, which lie elsewhere.
 */
export function maskedRaw(mail: ReadMail): Uint8Array {
  const { from, to, date, messageId, inReplyTo, references } = mail
  const fields: readonly (readonly [string, string])[] = [
    ['From', from.name === '' ? from.address : `${encodedWords(from.name)} <${from.address}>`],
    ['To', to.join(',\r\n ')],
    ['Date', date ?? ''],
    ['Message-ID', messageId ?? ''],
    ['In-Reply-To', inReplyTo.join('\r\n ')],
    ['References', references.join('\r\n ')],
    ['Subject', encodedWords(mail.subject)],
    ['X-Anklang-Masked', '1'],
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Transfer-Encoding', 'base64'],
  ]
  const header = fields.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\r\n`])).join('')
  const body = Buffer.from(mail.text, 'utf8').toString('base64').replace(/.{76}/gu, '$&\r\n')
  return Buffer.from(`${header}\r\n${body}\r\n`, 'utf8')
}

/** Any text as header words (RFC 2047), so that nothing in it makes a field. */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (Buffer.byteLength(word + character) > WORD_OCTETS) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((part) => `=?utf-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`).join('\r\n ')
}
