import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passesLuhn } from './issuers.ts'
import { maskHtml } from './mask-html.ts'
import { maskSecrets } from './mask-secrets.ts'

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const digits = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''))

/** A number with the check digit that it needs, or with another one. */
const checked = (body: string, right: boolean): string => {
  const check = [...'0123456789'].find((last) => passesLuhn(body + last)) ?? '0'
  return body + (right ? check : String((Number(check) + 1) % 10))
}
const SCHEMES: readonly (readonly [string, number])[] = [
  ['4', 16],
  ['4', 19],
  ['51', 16],
  ['2221', 16],
  ['34', 15],
  ['36', 14],
  ['6011', 16],
  ['3530', 16],
  ['6759', 16],
  ['5018', 13],
  ['62', 19],
]
const card = fc
  .constantFrom(...SCHEMES)
  .chain(([begins, length]) => digits(length - begins.length - 1).map((rest) => checked(begins + rest, true)))

/** The number as somebody types it: in fours with one separator, or in one piece. */
const typed = (number: string, separator: string): string => number.replace(/(.{4})(?=.)/gu, `$1${separator}`)
const separator = fc.constantFrom('', ' ', '-', '\u00a0', '.', '\u2013', ' - ', '/')
const words = fc.constantFrom('Meine Karte ', 'number: ', '', '(', 'Bitte sperren: ', '„', 'Karte Nr. ')
const after = fc.constantFrom('', '.', ' bitte', ')', '\n', ', danke', '“')
const fullWidth = (text: string): string =>
  text.replace(/\d/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

describe('masking', () => {
  it('leaves of a card number its last four digits, however it is typed', () => {
    fc.assert(
      fc.property(card, separator, words, after, fc.boolean(), (number, sign, before, behind, wide) => {
        const written = typed(number, sign)
        const { text, found } = maskSecrets(before + (wide ? fullWidth(written) : written) + behind)
        expect(found).toEqual(['card'])
        expect(text).toBe(`${before}•••• ${number.slice(-4)}${behind}`)
      }),
    )
  })

  it('leaves a number whose check digit is wrong', () => {
    const wrong = digits(15).map((body) => checked(`4${body.slice(1)}`, false))
    fc.assert(
      fc.property(wrong, (number) => {
        expect(maskSecrets(`Nr. ${number}`).found).toEqual([])
      }),
    )
  })

  it('leaves every German IBAN', () => {
    const iban = digits(18).map((account) => {
      const check = 98n - (BigInt(`${account}131400`) % 97n)
      return `DE${String(check).padStart(2, '0')}${account}`
    })
    fc.assert(
      fc.property(
        iban,
        separator.filter((sign) => sign.length < 2 && sign !== '/' && sign !== '\u2013'),
        (number, sign) => {
          const text = `IBAN ${typed(number, sign)}.`
          expect(maskSecrets(text)).toEqual({ text, found: [] })
        },
      ),
    )
  })

  it('takes a PIN, TAN or verification code out wherever its name stands beside it', () => {
    const secret = fc.constantFrom('PIN', 'Pin-Nummer', 'TAN', 'pushTAN', 'Geheimzahl', 'Freigabecode', 'OTP')
    const joint = fc.constantFrom(
      ' ',
      ': ',
      ' ist ',
      ' is ',
      ' lautet: ',
      ' = ',
      ' der Karte ist ',
      '\n',
      '\n\n',
      ' („',
    )
    fc.assert(
      fc.property(secret, joint, fc.integer({ min: 4, max: 8 }).chain(digits), (name, between, value) => {
        expect(maskSecrets(`Meine ${name}${between}${value}`)).toEqual({
          text: `Meine ${name}${between}•••`,
          found: ['secret'],
        })
      }),
    )
  })

  it('changes nothing the second time, makes no text longer, and finds nothing where there is no digit or password', () => {
    const pieces = fc.constantFrom(
      ...[
        'PIN',
        'TAN:',
        'ist',
        '1234',
        '4111 1111 1111 1111',
        '123456',
        'CVC',
        'Passwort:',
        'x9',
        'DE89370400440532013000',
      ],
      ...[' ', '\n', '-', '.', '„', '4', '11', '٤', '•••', '•••• 1111', 'und', 'Bestellnummer'],
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const once = maskSecrets(written).text
        expect(maskSecrets(once).text).toBe(once)
        expect(once.length).toBeLessThanOrEqual(written.length)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        const harmless = written.replace(/[\p{N}:=]/gu, '')
        expect(maskSecrets(harmless).text).toBe(harmless)
      }),
    )
  })

  it('sees a card number in HTML whatever tags and references stand between its digits', () => {
    const between = fc.constantFrom('', '<b>', '</b>', '&nbsp;', '<span style="color: red">', ' ', '<br />')
    const spelt = fc.constantFrom(
      (sign: string) => sign,
      (sign: string) => `&#${sign.charCodeAt(0)};`,
    )
    fc.assert(
      fc.property(card, fc.array(between, { minLength: 4, maxLength: 4 }), spelt, (number, tags, spell) => {
        const html = number.replace(
          /.{4}(?=.)/gu,
          (four) => `${[...four].map(spell).join('')}${tags[four.charCodeAt(0) % 4]}`,
        )
        const { text, found } = maskHtml(`<p>Karte ${html}</p>`)
        expect(found).toEqual(['card'])
        expect(text.replace(/<[^>]*>|&[^;]*;|\D/gu, '')).toBe(number.slice(-4))
      }),
    )
  })
})
