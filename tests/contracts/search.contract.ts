import { beforeEach, describe, expect, test } from 'vitest'
import { LAST_PLACE } from '#shared/search/place.ts'
import type { SearchIndex } from '#shared/search/search-index.ts'
import type { OpenWorld } from './storage-world.ts'

/** What SearchIndex promises. */
export function searchContract(name: string, open: OpenWorld): void {
  describe(`the search index (${name})`, () => {
    let index: SearchIndex
    const [old, middle, young] = ['0000000001000#a', '0000000002000#b', '0000000003000#c']
    const whole = { desk: 'cards', term: 't1', before: LAST_PLACE, from: '0000000000000', limit: 10 }
    beforeEach(async () => {
      index = (await open()).searchIndex
      await index.enter('a', { place: old, desks: ['cards'], terms: ['t1', 't2'] })
      await index.enter('b', { place: middle, desks: ['cards'], terms: ['t1'] })
      await index.enter('c', { place: young, desks: ['cards'], terms: ['t1'] })
    })

    test('lists the places of a term at a desk, newest first', async () => {
      expect(await index.places(whole)).toEqual([young, middle, old])
      expect(await index.places({ ...whole, term: 't2' })).toEqual([old])
      expect(await index.places({ ...whole, desk: 'payments' })).toEqual([])
    })

    test('reads a part of a list: below one place, from another on, so many', async () => {
      expect(await index.places({ ...whole, before: young })).toEqual([middle, old])
      expect(await index.places({ ...whole, before: `${young}!`, from: middle })).toEqual([young, middle])
      expect(await index.places({ ...whole, before: young, limit: 1 })).toEqual([middle])
      expect(await index.places({ ...whole, before: old })).toEqual([])
    })

    test('knows all that it holds of an inquiry, however often it was entered', async () => {
      await index.enter('a', { place: old, desks: ['cards'], terms: ['t3', 't1'] })
      await index.enter('a', { place: old, desks: ['payments'], terms: ['t1'] })
      expect(await index.indexed('a')).toEqual({ place: old, desks: ['cards', 'payments'], terms: ['t1', 't2', 't3'] })
      expect(await index.indexed('z')).toBeUndefined()
    })

    test('takes an inquiry out of a desk that it left, and of everything', async () => {
      await index.enter('a', { place: old, desks: ['payments'], terms: ['t1', 't2'] })
      await index.leave('a', 'cards')
      await index.leave('a', 'cards')
      expect(await index.places(whole)).toEqual([young, middle])
      expect(await index.places({ ...whole, desk: 'payments' })).toEqual([old])
      await index.erase('a')
      await index.erase('a')
      expect(await index.places({ ...whole, desk: 'payments' })).toEqual([])
      expect(await index.indexed('a')).toBeUndefined()
    })

    test('takes more terms than fit into one call', async () => {
      const terms = Array.from({ length: 60 }, (_, at) => `many${String(at).padStart(2, '0')}`)
      await index.enter('d', { place: '0000000004000#d', desks: ['cards'], terms })
      for (const term of terms) expect(await index.places({ ...whole, term })).toEqual(['0000000004000#d'])
      await index.erase('d')
      for (const term of terms) expect(await index.places({ ...whole, term })).toEqual([])
    })
  })
}
