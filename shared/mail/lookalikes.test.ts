import { describe, expect, it } from 'vitest'
import { imitatesDomain, readsLike } from './lookalikes.ts'

describe('a domain', () => {
  it.each([
    ['musterbаnk.example', 'a Cyrillic letter'],
    ['xn--musterbnk-6yh.example', 'the same, as mail carries it'],
    ['rnusterbank.example', 'r and n for m'],
    ['rnusterbаnk.example', 'both'],
    ['muster-bank.example', 'a hyphen'],
    ['müsterbank.example', 'a mark'],
    ['musterbank.example.evil.test', 'ours in front of another'],
    ['login.musterbank.example.evil.test', 'and something in front of ours'],
    ['mail.rnusterbank.example', 'a subdomain'],
  ])('such as %s (%s) imitates ours', (domain) => expect(imitatesDomain(domain, 'musterbank.example')).toBe(true))

  it.each(['musterbank.example', 'mail.musterbank.example', 'kunde.example', 'musterbank.test', '', 'xn--.example'])(
    '%j does not',
    (domain) => expect(imitatesDomain(domain, 'musterbank.example')).toBe(false),
  )
})

describe('a shown name', () => {
  it.each([
    ['Thomas Kern', 'Thomas Kern'],
    ['KERN, Thomas (Musterbank)', 'Thomas Kern'],
    ['Тhomas Kеrn', 'Thomas Kern'],
    ['Musterbank Sicherheit', 'Musterbank'],
    ['"service@musterbank.example"', 'musterbank.example'],
    ['M\u200bustérbank', 'Musterbank'],
  ])('%j reads like %j', (shown, name) => expect(readsLike(shown, name)).toBe(true))

  it.each([
    ['Thomas Kernig', 'Thomas Kern'],
    ['Kern', 'Thomas Kern'],
    ['', 'Musterbank'],
    ['Anna Meier', ''],
  ])('%j does not read like %j', (shown, name) => expect(readsLike(shown, name)).toBe(false))
})
