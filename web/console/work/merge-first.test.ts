import { describe, expect, it } from 'vitest'
import { summaryFixture } from '../summary.fixture.ts'
import { arrivals, mergeFirst, type Work } from './merge-first.ts'

/** Rows that are due in the order of the alphabet; capitals are urgent. */
const row = (letter: string) =>
  summaryFixture({
    inquiryId: letter.toLowerCase(),
    urgent: letter !== letter.toLowerCase(),
    promise: { by: new Date(Date.UTC(2026, 0, letter.toLowerCase().charCodeAt(0) - 96)).toISOString() },
  })
const list = (letters: string, cursor?: string): Work => ({ items: [...letters].map(row), cursor })
const idsOf = ({ items }: Work) => items.map(({ inquiryId }) => inquiryId).join('')

describe('a list whose first page is read again', () => {
  it.each([
    ['keeps what follows', list('abcdef', 'at f'), list('abc', 'at c'), 'abcdef', 'at f'],
    ['keeps what new work pushed off the page', list('bcdefg', 'at g'), list('abc', 'at c'), 'abcdefg', 'at g'],
    ['drops what left from among it', list('abcdef', 'at f'), list('acd', 'at d'), 'acdef', 'at f'],
    ['is the page where it is all there is', list('abcdef', 'at f'), list('ab'), 'ab', undefined],
    ['does not repeat what moved up', list('abcdef', 'at f'), list('Eab', 'at b'), 'eabcdf', 'at f'],
    ['is the page where nothing was known', undefined, list('ab', 'at b'), 'ab', 'at b'],
  ])('%s', (_what, before, first, ids, cursor) => {
    const merged = mergeFirst('waiting', before, first)
    expect([idsOf(merged), merged.cursor]).toEqual([ids, cursor])
  })

  it('knows the order of what is resolved, the newest first', () => {
    const at = (inquiryId: string, day: number) =>
      summaryFixture({
        inquiryId,
        status: 'resolved',
        milestones: { receivedAt: '2026-01-01T00:00:00Z', resolvedAt: `2026-02-0${day}T00:00:00Z` },
      })
    const before = { items: [at('c', 3), at('b', 2), at('a', 1)], cursor: 'at a' }
    expect(idsOf(mergeFirst('resolved', before, { items: [at('d', 4), at('c', 3)], cursor: 'at c' }))).toBe('dcba')
  })
})

describe('what arrived', () => {
  it.each([
    ['is what came above and between', 'abc', 'xaybc', 'xy'],
    ['is not what was read on', 'ab', 'abcd', ''],
    ['is nothing in a list that was empty', '', 'abc', ''],
  ])('%s', (_what, before, after, ids) => {
    expect(arrivals(list(before).items, list(after).items).join('')).toBe(ids)
  })
})
