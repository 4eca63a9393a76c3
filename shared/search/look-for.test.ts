import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { indexConfiguration } from '#shared/configuration/configuration-index.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import { Malformed } from '#shared/errors.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import { createMemoryWorld, type MemoryWorld } from '#shared/memory/world.ts'
import { sampleInquiry } from '#tests/contracts/samples.ts'
import { enterInquiry, reenterInquiry } from './enter-inquiry.ts'
import { lookFor, type SearchQuestion } from './look-for.ts'
import { LAST_PLACE, placeOf } from './place.ts'
import { inAll, postingList } from './posting-list.ts'

const NOW = 1_700_000_000_000
const kaya = { id: 'kaya', desks: ['cards', 'payments'] }
const index = indexConfiguration({ ...(await compileDirectory('config/musterbank')), version: 1 })
let world: MemoryWorld
const deps = () => ({ ...world, hashTerm: async () => (term: string) => `#${term}`, clock: () => NOW })
beforeEach(() => {
  world = createMemoryWorld()
})

const messageOf = (text: string, messageId = 'm'): Message => ({
  messageId,
  direction: 'inbound',
  kind: 'inquiry',
  text,
  at: NOW,
  author: { role: 'customer' },
})
async function receive(inquiryId: string, text: string, over: Partial<Inquiry> = {}): Promise<void> {
  const set = sampleInquiry(inquiryId, { desk: 'cards', language: 'de', subject: '', receivedAt: NOW, ...over })
  const message = messageOf(text)
  await world.inquiries.commit({ inquiryId, expectVersion: 'absent', set, messages: [message] })
  await enterInquiry(deps(), inquiryId, [message])
}
const ask = (text: string, more: Partial<SearchQuestion> = {}, advisor = kaya) =>
  lookFor(deps(), advisor, index, { text, limit: 10, ...more })
const found = async (...question: Parameters<typeof ask>) =>
  (await ask(...question)).items.map(({ inquiryId }) => inquiryId)

describe('looking for inquiries', () => {
  it('finds what has all the words, newest first', async () => {
    await receive('a', 'Meine Karte ist gesperrt', { receivedAt: NOW })
    await receive('b', 'Die Karten wurden gesperrt, warum?', { receivedAt: NOW + 1, desk: 'payments' })
    await receive('c', 'Meine Karte ist weg', { receivedAt: NOW + 2 })
    expect(await found('karte gesperrt')).toEqual(['b', 'a'])
    expect(await found('Konto')).toEqual([])
    expect(await found('…')).toEqual([])
  })

  it('only at the desks of the advisor, and nothing that they may not see', async () => {
    await receive('a', 'Karte', { desk: 'lending' })
    await receive('b', 'Karte', { status: 'suppressed' })
    const family = sampleInquiry('c').customer
    await receive('c', 'Karte', { customer: { ...family, conflictAdvisorIds: ['kaya'] } })
    expect(await found('Karte')).toEqual([])
    expect(await found('Karte', {}, { id: 'wolf', desks: ['lending'] })).toEqual(['a'])
  })

  it('between times, and page by page', async () => {
    for (let at = 0; at < 7; at += 1) await receive(`i${at}`, 'Karte', { receivedAt: NOW + at })
    expect(await found('Karte', { from: NOW + 2, to: NOW + 4 })).toEqual(['i3', 'i2'])
    const first = await ask('Karte', { limit: 4 })
    expect(first.items.map(({ inquiryId }) => inquiryId)).toEqual(['i6', 'i5', 'i4', 'i3'])
    const second = await ask('Karte', { limit: 4, cursor: first.cursor ?? '' })
    expect(second.items.map(({ inquiryId }) => inquiryId)).toEqual(['i2', 'i1', 'i0'])
    expect(second.cursor).toBeUndefined()
    await expect(ask('Karte', { cursor: 'nonsense' })).rejects.toThrow(Malformed)
  })

  it('shows what was merged as the matter that goes on, once', async () => {
    await receive('a', 'Karte')
    await receive('b', 'Karte und Konto', { mergedInto: 'a', status: 'resolved', receivedAt: NOW - 1 })
    expect(await found('Karte')).toEqual(['a'])
    expect(await found('Konto')).toEqual(['a'])
  })

  it('says how far it came when words are frequent and never together', async () => {
    // Odd and even milliseconds: the two lists never meet.
    const places = (term: string): string[] =>
      Array.from({ length: 200_000 }, (_, at) =>
        placeOf({ receivedAt: NOW - 2 * at - (term === '#even' ? 0 : 1), inquiryId: 'x' }),
      )
    const lists = new Map(['#even', '#odd'].map((term) => [term, places(term)]))
    const searchIndex = {
      ...world.searchIndex,
      places: async ({ term, before, limit }: { term: string; before: string; limit: number }) => {
        const list = lists.get(term) ?? []
        const from = list.findIndex((place) => place < before)
        return from < 0 ? [] : list.slice(from, from + limit)
      },
    }
    world = { ...world, searchIndex }
    const answer = await ask('even odd', {}, { id: 'kaya', desks: ['cards'] })
    expect(answer).toMatchObject({ items: [], unfinished: true, cursor: expect.any(String) })
    const next = await ask('even odd', { cursor: answer.cursor ?? '' }, { id: 'kaya', desks: ['cards'] })
    expect(next.cursor).not.toBe(answer.cursor)
  })
})

describe('entering inquiries', () => {
  it('lets a matter be found by what is written later, also when messages come twice', async () => {
    await receive('a', 'Karte')
    expect(await enterInquiry(deps(), 'a', [messageOf('Kontoauszug', 'm2')])).toBe(true)
    expect(await enterInquiry(deps(), 'a', [messageOf('Kontoauszug', 'm2')])).toBe(false)
    expect(await found('Karte Kontoauszüge')).toEqual(['a'])
  })

  it('moves a matter with its desk', async () => {
    await receive('a', 'Karte')
    await world.inquiries.commit({ inquiryId: 'a', expectVersion: 1, set: { desk: 'lending' } })
    await enterInquiry(deps(), 'a', [])
    expect(await found('Karte')).toEqual([])
    expect(await found('Karte', {}, { id: 'wolf', desks: ['lending'] })).toEqual(['a'])
    expect((await world.searchIndex.indexed('a'))?.desks).toEqual(['lending'])
  })

  it('begins anew with all messages when everything is built again', async () => {
    await receive('a', 'Karte')
    await world.searchIndex.enter('a', { place: '0000000000001#a', desks: ['cards'], terms: ['#old'] })
    await reenterInquiry(deps(), 'a')
    expect(await found('Karte')).toEqual(['a'])
    expect((await world.searchIndex.indexed('a'))?.terms).not.toContain('#old')
    expect(await enterInquiry(deps(), 'unknown', [])).toBe(false)
  })
})

describe('places in all lists', () => {
  it('are the same as by comparing whole lists, whatever the lists hold', async () => {
    const place = fc.integer({ min: 0, max: 400 }).map((at) => placeOf({ receivedAt: at, inquiryId: `i${at}` }))
    const list = fc.uniqueArray(place, { maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 4 }), async (lists) => {
        const { searchIndex } = createMemoryWorld()
        for (const [at, places] of lists.entries())
          for (const [number, one] of places.entries())
            await searchIndex.enter(`${at}-${number}`, { place: one, desks: ['d'], terms: [`t${at}`] })
        const budget = { left: 10_000 }
        const open = lists.map((_, at) => postingList(searchIndex, { desk: 'd', term: `t${at}`, from: '' }, budget))
        const met: string[] = []
        for await (const one of inAll(open, LAST_PLACE)) met.push(one)
        const expected = (lists[0] ?? []).filter((one) => lists.every((other) => other.includes(one)))
        expect(met).toEqual(expected.toSorted().toReversed())
      }),
      { numRuns: 60 },
    )
  })
})
