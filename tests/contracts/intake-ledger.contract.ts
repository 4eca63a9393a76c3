import { beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Malformed, Missing } from '#shared/errors.ts'
import { DAY } from '#shared/instant.ts'
import { NOW, sampleChannelMessage, sampleReceipt } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

/** What IntakeLedger promises. */
export function intakeLedgerContract(name: string, open: OpenWorld): void {
  describe(`the intake ledger (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })
    const receive = (receiptId: string, over = {}) =>
      world.ledger.receive(sampleReceipt(receiptId, over), sampleChannelMessage())

    test('stores a message once and tells a retry from another message under the same id', async () => {
      expect(await receive('a')).toBe('new')
      expect(await receive('a')).toBe('same')
      expect(await receive('a', { bodyHash: 'another' })).toBe('different')
      expect(await world.ledger.find('a')).toEqual({ receipt: sampleReceipt('a'), message: sampleChannelMessage() })
      expect(await world.ledger.totals('2026-11-24')).toMatchObject({ received: 1, inFlight: 1 })
      expect(await world.ledger.find('b')).toBeUndefined()
    })

    test('keeps a message of a megabyte whole', async () => {
      const message = sampleChannelMessage({ text: 'Größe '.repeat(166_000) })
      await world.ledger.receive(sampleReceipt('a'), message)
      expect((await world.ledger.find('a'))?.message).toEqual(message)
    })

    test('counts each receipt where it ended up, by local day, and the sums add up', async () => {
      for (const id of ['a', 'b', 'c', 'd', 'e']) await receive(id)
      await receive('tomorrow', { day: '2026-11-25' })
      await world.ledger.settle({ receiptId: 'a', outcome: 'inquiries', inquiryId: 'a' })
      await world.ledger.settle({ receiptId: 'b', outcome: 'merged', inquiryId: 'a' })
      await world.ledger.settle({ receiptId: 'c', outcome: 'suppressed', inquiryId: 'c', reason: 'auto-submitted' })
      await world.ledger.settle({ receiptId: 'd', outcome: 'failed', reason: 'unreadable' })
      const totals = { received: 5, inquiries: 1, merged: 1, suppressed: 1, failed: 1, inFlight: 1 }
      expect(await world.ledger.totals('2026-11-24')).toEqual(totals)
      expect(await world.ledger.totals('2026-11-25')).toMatchObject({ received: 1, inFlight: 1 })
      expect(await world.ledger.totals('all')).toEqual({ ...totals, received: 6, inFlight: 2 })
      expect(await world.ledger.totals('2026-01-01')).toMatchObject({ received: 0, inFlight: 0 })
    })

    test('settles once', async () => {
      await receive('a')
      await world.ledger.settle({ receiptId: 'a', outcome: 'failed', reason: 'unreadable' })
      const again = world.ledger.settle({ receiptId: 'a', outcome: 'failed', reason: 'unreadable' })
      await expect(again).rejects.toSatisfy((error) => error instanceof Conflict && error.what === 'receipt')
      await expect(world.ledger.settle({ receiptId: 'b', outcome: 'failed' })).rejects.toThrow(Missing)
      expect(await world.ledger.totals('all')).toMatchObject({ failed: 1 })
    })

    test('moves a suppressed receipt to the inquiries when it is released, once', async () => {
      await receive('a')
      await world.ledger.settle({ receiptId: 'a', outcome: 'suppressed', inquiryId: 'a', reason: 'precedence' })
      const release = { receiptId: 'a', outcome: 'inquiries', inquiryId: 'a', from: 'suppressed' } as const
      await world.ledger.settle(release)
      await expect(world.ledger.settle(release)).rejects.toThrow(Conflict)
      expect((await world.ledger.find('a'))?.receipt).toEqual(
        sampleReceipt('a', { outcome: 'inquiries', inquiryId: 'a' }),
      )
      expect(await world.ledger.totals('all')).toMatchObject({ received: 1, suppressed: 0, inquiries: 1, inFlight: 0 })
      expect((await world.ledger.attention('suppressed', { limit: 5 })).items).toEqual([])
    })

    test('lists what needs attention, newest first, page by page and by day', async () => {
      for (let index = 0; index < 9; index += 1) {
        await receive(`r${index}`, { receivedAt: NOW + index, day: index < 4 ? '2026-11-24' : '2026-11-25' })
      }
      await receive('long-ago', { receivedAt: NOW - 9 * DAY, day: '2026-11-15' })
      await world.ledger.settle({ receiptId: 'r8', outcome: 'suppressed', inquiryId: 'r8', reason: 'precedence' })
      await world.ledger.settle({ receiptId: 'r7', outcome: 'inquiries', inquiryId: 'r7' })
      const pages = async (limit: number, day?: string): Promise<readonly string[]> => {
        const ids: string[] = []
        for (let cursor: string | undefined; ; ) {
          const more = { ...(cursor === undefined ? {} : { cursor }), ...(day === undefined ? {} : { day }) }
          const page = await world.ledger.attention('inFlight', { limit, ...more })
          ids.push(...page.items.map(({ receiptId }) => receiptId))
          cursor = page.cursor
          if (cursor === undefined) return ids
        }
      }
      const all = ['r6', 'r5', 'r4', 'r3', 'r2', 'r1', 'r0', 'long-ago']
      for (const limit of [1, 3, 8, 20]) expect(await pages(limit)).toEqual(all)
      for (const limit of [1, 3, 20]) expect(await pages(limit, '2026-11-24')).toEqual(['r3', 'r2', 'r1', 'r0'])
      expect(await pages(3, '2026-11-15')).toEqual(['long-ago'])
      expect((await world.ledger.attention('suppressed', { limit: 5 })).items).toMatchObject([{ reason: 'precedence' }])
      expect((await world.ledger.attention('failed', { limit: 5 })).items).toEqual([])
      await expect(world.ledger.attention('failed', { limit: 5, cursor: 'none' })).rejects.toThrow(Malformed)
    })

    test('finds what has been in flight since before an instant, oldest first', async () => {
      await receive('b', { receivedAt: NOW - 1 })
      await receive('a', { receivedAt: NOW - 2 })
      await receive('now', { receivedAt: NOW })
      await receive('settled', { receivedAt: NOW - 3 })
      await world.ledger.settle({ receiptId: 'settled', outcome: 'failed' })
      const found = async (limit: number) =>
        (await world.ledger.inFlightBefore(NOW, limit)).map(({ receiptId }) => receiptId)
      expect(await found(5)).toEqual(['a', 'b'])
      expect(await found(1)).toEqual(['a'])
    })
  })
}
