import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeQuotedPrintable } from './quoted-printable.ts'

const decode = (text: string) => Buffer.from(decodeQuotedPrintable(Buffer.from(text, 'latin1'))).toString('latin1')

describe('quoted-printable', () => {
  it.each([
    ['a=3Db=3d', 'a=b='],
    ['one=\r\n line', 'one line'],
    ['one= \t\r\nline', 'oneline'],
    ['one=\nline', 'oneline'],
    ['kept\r\nbreak', 'kept\r\nbreak'],
    ['broken =ZZ and =4', 'broken =ZZ and =4'],
    ['at the end=', 'at the end'],
    ['=00=FF', '\u0000\u00ff'],
    ['', ''],
  ])('%j is %j', (encoded, decoded) => {
    expect(decode(encoded)).toBe(decoded)
  })

  it('gives back any octets that were escaped', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
        const escaped = [...octets].map((octet) => `=${octet.toString(16).padStart(2, '0')}`)
        const lines = escaped.map((one, index) => (index % 20 === 19 ? `${one}=\r\n` : one)).join('')
        expect(decodeQuotedPrintable(Buffer.from(lines))).toEqual(octets)
      }),
    )
  })
})
