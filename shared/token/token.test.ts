import { describe, expect, it } from 'vitest'
import { base32 } from './base32.ts'
import { deriveId } from './derive-id.ts'
import { findReferences, referenceOf } from './reference.ts'
import { readReplyLocalPart, replyLocalPart } from './reply-address.ts'
import { parseSigningKeys, type SigningKeys } from './signing-keys.ts'
import { readStatusToken, statusToken } from './status-token.ts'

const first = 'a'.repeat(32)
const second = 'b'.repeat(40)
const keys: SigningKeys = { current: 'k1', keys: { k1: first } }
const rotated: SigningKeys = { current: 'k2', keys: { k1: first, k2: second } }
const withoutFirst: SigningKeys = { current: 'k2', keys: { k2: second } }
const inquiryId = deriveId('inquiry', '1')
const other = deriveId('inquiry', '2')
const changed = (text: string, at: number): string =>
  `${text.slice(0, at)}${text.charAt(at) === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`

describe('base32', () => {
  it('is that of RFC 4648 in lower case, without padding', () => {
    const vectors = {
      '': '',
      f: 'my',
      fo: 'mzxq',
      foo: 'mzxw6',
      foob: 'mzxw6yq',
      fooba: 'mzxw6ytb',
      foobar: 'mzxw6ytboi',
    }
    for (const [text, encoded] of Object.entries(vectors)) expect(base32(Buffer.from(text))).toBe(encoded)
  })
})

describe('a derived id', () => {
  it('is the same for the same parts and has 26 characters', () => {
    expect(deriveId('mail', 'raw/1')).toBe(deriveId('mail', 'raw/1'))
    expect(deriveId('mail', 'raw/1')).toMatch(/^[a-z2-7]{26}$/)
  })

  it('tells parts apart that read the same when put together', () => {
    expect(deriveId('ab', 'c')).not.toBe(deriveId('a', 'bc'))
    expect(deriveId('a', '')).not.toBe(deriveId('a'))
  })
})

describe('the signing secret', () => {
  it('names the key for new signatures and holds all that still verify', () => {
    const secret = JSON.stringify({ current: 'k2', k1: first, k2: second })
    expect(parseSigningKeys(secret)).toEqual(rotated)
  })

  it.each([
    ['no JSON', `current=k1 ${first}`],
    ['a missing current key', JSON.stringify({ current: 'k9', k1: first })],
    ['no current key', JSON.stringify({ k1: first })],
    ['a prototype for a key', JSON.stringify({ current: 'toString', k1: first })],
    ['a short key', JSON.stringify({ current: 'k1', k1: 'short-secret' })],
    ['a key that is no text', JSON.stringify({ current: 'k1', k1: 7 })],
  ])('is refused with %s, and its keys stay out of the error', (_, secret) => {
    expect(() => parseSigningKeys(secret)).toThrow(/signing secret is malformed/)
    expect(() => parseSigningKeys(secret)).not.toThrow(new RegExp(`${first}|short-secret`))
  })

  it('cannot sign with a key that is not there', () => {
    expect(() => statusToken(inquiryId, { current: 'k9', keys: {} })).toThrow(TypeError)
  })
})

describe('a status token', () => {
  it('leads back to its inquiry, in any case', () => {
    expect(readStatusToken(statusToken(inquiryId, keys), keys)).toBe(inquiryId)
    expect(readStatusToken(statusToken(inquiryId, keys).toUpperCase(), keys)).toBe(inquiryId)
  })

  it('outlives the rotation of its key, and ends when that is taken out', () => {
    expect(readStatusToken(statusToken(inquiryId, keys), rotated)).toBe(inquiryId)
    expect(readStatusToken(statusToken(inquiryId, keys), withoutFirst)).toBeUndefined()
  })

  it('is worth nothing with any character changed', () => {
    const token = statusToken(inquiryId, keys)
    for (let at = 0; at < token.length; at += 1) expect(readStatusToken(changed(token, at), keys)).toBeUndefined()
  })

  it('is not made by putting another inquiry in front of a signature', () => {
    expect(readStatusToken(`${other}${statusToken(inquiryId, keys).slice(26)}`, keys)).toBeUndefined()
  })

  it.each(['', 'no-such-token', inquiryId, `${statusToken(inquiryId, keys)}a`, '🂡'.repeat(26)])(
    'is not %j',
    (token) => {
      expect(readStatusToken(token, keys)).toBeUndefined()
    },
  )
})

describe('a reply address', () => {
  const local = replyLocalPart(inquiryId, 'Anna@Kunde.example', keys)

  it('fits into a local part and shows nobody’s address', () => {
    expect(local).toMatch(/^[a-z2-7]{58}$/)
  })

  it('leads to its inquiry and knows for whom it was made, whatever the case', () => {
    const read = readReplyLocalPart(local.toUpperCase(), keys)
    expect(read?.inquiryId).toBe(inquiryId)
    expect(read?.matches('anna@kunde.example')).toBe(true)
    expect(read?.matches('eve@kunde.example')).toBe(false)
  })

  it('still works for its sender after the key was rotated', () => {
    expect(readReplyLocalPart(local, rotated)?.matches('anna@kunde.example')).toBe(true)
    expect(readReplyLocalPart(local, withoutFirst)).toBeUndefined()
  })

  it('is worth nothing with any character changed, a status token is none, nor the other way round', () => {
    for (let at = 0; at < local.length; at += 1) expect(readReplyLocalPart(changed(local, at), keys)).toBeUndefined()
    expect(readReplyLocalPart(statusToken(inquiryId, keys), keys)).toBeUndefined()
    expect(readStatusToken(local, keys)).toBeUndefined()
  })
})

describe('a reference', () => {
  it('is readable, the same for an inquiry, and different for another', () => {
    expect(referenceOf(inquiryId)).toMatch(/^[2-9BCDFGHJKMNP-TV-Z]{5}-[2-9BCDFGHJKMNP-TV-Z]{5}$/)
    expect(referenceOf(inquiryId)).toBe(referenceOf(inquiryId))
    expect(referenceOf(inquiryId)).not.toBe(referenceOf(other))
  })

  it('is found in running text, in any case, with another dash or none, each once', () => {
    expect(findReferences('Re: Ihre Anfrage [7K3F9-Q2XWM], 7k3f9–q2xwm, 7k3f9q2xwm und (2bcdf-ghjkm).')).toEqual([
      '7K3F9-Q2XWM',
      '2BCDF-GHJKM',
    ])
  })

  it('is not found inside of longer words, and a text full of them ends at 20', () => {
    expect(findReferences('X7K3F9-Q2XWM 7K3F9-Q2XWMä DE89370400440532013000')).toEqual([])
    const many = Array.from({ length: 50 }, (_, index) => referenceOf(`${index}`)).join(' ')
    expect(findReferences(many)).toHaveLength(20)
  })
})
