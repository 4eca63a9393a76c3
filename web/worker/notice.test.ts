import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownPath, readNotice } from './notice.ts'

const notice = { title: 'Eine Antwort', body: 'Musterbank', language: 'de', path: '/my/inquiries/a1' }

describe('a push', () => {
  it('is read as the bank sends it', () => {
    expect(readNotice(JSON.stringify(notice))).toEqual(notice)
  })

  it('that is anything else shows nothing and opens nothing', () => {
    fc.assert(fc.property(fc.json(), (text) => readNotice(text) === undefined))
    fc.assert(fc.property(fc.string(), (text) => readNotice(text) === undefined))
    expect(readNotice(JSON.stringify({ ...notice, title: 7 }))).toBeUndefined()
  })

  it.each(['https://evil.example/my', '//evil.example/my', '/console', '/my/../console', '/myself', '/my?x', '', 7])(
    'never leads to %s',
    (path) => {
      expect(ownPath(path)).toBeUndefined()
      expect(readNotice(JSON.stringify({ ...notice, path }))).toBeUndefined()
    },
  )
})
