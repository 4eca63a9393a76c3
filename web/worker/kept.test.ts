import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptAs } from './kept.ts'

const origin = 'https://bank.example'
const files = ['/assets/app/main-1.js']
const ask = (path: string, over = {}) =>
  keptAs({ method: 'GET', mode: 'cors', url: new URL(path, origin).href, ...over }, origin, files)

describe('the worker of /my keeps', () => {
  it.each([
    ['the page at every address below it', '/my/inquiries/x?lang=en', { mode: 'navigate' }, 'page'],
    ['the files of the page', '/assets/app/main-1.js', {}, 'file'],
    ['where it runs', '/config.json', {}, 'settings'],
    ['no other page', '/console', { mode: 'navigate' }, undefined],
    ['no page that only begins alike', '/myself', { mode: 'navigate' }, undefined],
    ['nothing of other origins', 'https://else.example/assets/app/main-1.js', {}, undefined],
    ['nothing that is sent', '/my', { mode: 'navigate', method: 'POST' }, undefined],
  ])('%s', (_what, path, over, kept) => {
    expect(ask(path, over)).toBe(kept)
  })

  it('never an answer of the API', () => {
    fc.assert(
      fc.property(fc.webPath({ size: 'xsmall' }), fc.constantFrom('cors', 'navigate', 'same-origin'), (path, mode) => {
        expect(ask(`/v1${path}`, { mode })).toBeUndefined()
      }),
    )
  })
})
