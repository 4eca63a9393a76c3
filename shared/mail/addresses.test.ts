import { describe, expect, it } from 'vitest'
import { cleanLine, cutText } from './clean-line.ts'
import { readMessageId, readMessageIds } from './message-ids.ts'
import { isAddress, readAddresses } from './read-addresses.ts'

describe('addresses', () => {
  it.each([
    ['anna@kunde.example', '', 'anna@kunde.example'],
    ['Anna Meier <anna@kunde.example>', 'Anna Meier', 'anna@kunde.example'],
    ['anna@kunde.example (Anna)', 'Anna', 'anna@kunde.example'],
    ['"Meier, Anna" <anna@kunde.example>', 'Meier, Anna', 'anna@kunde.example'],
    ['"anna@kunde.example" <anna@kunde.example>', '', 'anna@kunde.example'],
    ['=?utf-8?Q?M=C3=BCller,_Hans:_Bank?= <h@kunde.example>', 'Müller, Hans: Bank', 'h@kunde.example'],
    ['"=?utf-8?Q?M=C3=BCller?=" <h@kunde.example>', 'Müller', 'h@kunde.example'],
    ['=?utf-8?Q?M=C3?= =?utf-8?Q?=BCller?= <h@kunde.example>', 'Müller', 'h@kunde.example'],
    ['=?utf-8?Q?=22a=22_=5C?= <h@kunde.example>', '"a" \\', 'h@kunde.example'],
    ['<<h@kunde.example>>', '', 'h@kunde.example'],
  ])('%s is read', (value, name, address) => expect(readAddresses(value)).toEqual([{ name, address }]))

  it.each([
    '',
    'Anna',
    '<>',
    'a b@c d',
    'x@y@z',
    '=?utf-8?Q?=3Ceve=40x.example=3E?=',
    `${'a'.repeat(400)}@kunde.example`,
  ])('%s is none', (value) => expect(readAddresses(value).filter(({ address }) => address !== 'b@c')).toEqual([]))

  it('are found in groups and lists, ten thousand of them in time', () => {
    expect(readAddresses('Bank: a@b.example, c@d.example;, e@f.example').map(({ address }) => address)).toEqual([
      'a@b.example',
      'c@d.example',
      'e@f.example',
    ])
    expect(readAddresses(Array.from({ length: 10_000 }, (_, index) => `u${index}@b.example`).join(', '))).toHaveLength(
      10_000,
    )
  })

  it('have a local part and a domain and nothing that could end them', () => {
    expect(['a@b', 'ä@ö.example', 'a+b@c.d'].every(isAddress)).toBe(true)
    expect(['a', '@b', 'a@', 'a b@c', 'a@b\r\nBcc: c@d', '<a@b>'].some(isAddress)).toBe(false)
  })
})

describe('message ids', () => {
  it('are read with their brackets, or found without them', () => {
    expect(readMessageIds('<a@b> (comment)\t<c@d>')).toEqual(['<a@b>', '<c@d>'])
    expect(readMessageIds('a@b, c@d word')).toEqual(['<a@b>', '<c@d>'])
    expect(readMessageIds('')).toEqual([])
  })

  it('are the nearest fifty of a long thread', () => {
    const ids = readMessageIds(Array.from({ length: 80 }, (_, index) => `<${index}@b>`).join(' '))
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([50, '<30@b>', '<79@b>'])
  })

  it('may lack what they should have, but not be empty, several words or endless', () => {
    expect(readMessageId('abc')).toBe('<abc>')
    expect(readMessageId('<abc>')).toBe('<abc>')
    expect(['', ' ', 'a b', 'x'.repeat(1_000)].map(readMessageId)).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('a line of what a sender wrote', () => {
  it('is one line, without controls and direction marks', () => {
    expect(cleanLine(' a\r\nBcc:\u0000 b\u202e\t c ')).toBe('a Bcc: b c')
  })

  it('is cut between characters, and half characters are replaced', () => {
    expect(cutText('ab💳', 3)).toBe('ab')
    expect(cutText('💳', 2)).toBe('💳')
    expect(cutText('a\ud800b', 9)).toBe('a\ufffdb')
  })
})
