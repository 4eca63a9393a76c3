import { beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Malformed, Missing } from '#shared/errors.ts'
import type { InquiryChange } from '#shared/inquiry/inquiry-store.ts'
import {
  assignment,
  creation,
  NOW,
  sampleChannelMessage,
  sampleEvent,
  sampleInquiry,
  sampleMessage,
  sampleReceipt,
} from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

/** What InquiryStore.commit promises. */
export function inquiryCommitContract(name: string, open: OpenWorld): void {
  describe(`committing a change (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })
    const refusedFor = async (change: InquiryChange, what: string): Promise<void> => {
      await expect(world.inquiries.commit(change)).rejects.toSatisfy(
        (error) => error instanceof Conflict && error.what === what,
      )
    }

    test('creates an inquiry once and reads it back as it was', async () => {
      const inquiry = sampleInquiry('a')
      await world.inquiries.commit(creation(inquiry))
      expect(await world.inquiries.find('a')).toEqual(inquiry)
      await refusedFor(creation(inquiry), 'inquiry')
      expect(await world.inquiries.find('b')).toBeUndefined()
      await world.inquiries.commit(creation(sampleInquiry('c')))
      const found = await world.inquiries.findAll(['c', 'b', 'a'])
      expect(found.map(({ inquiryId }) => inquiryId).toSorted()).toEqual(['a', 'c'])
      expect(await world.inquiries.findAll([])).toEqual([])
    })

    test('raises the version with every transition and refuses one that was decided on an older state', async () => {
      const inquiry = sampleInquiry('a')
      await world.inquiries.commit(creation(inquiry))
      await world.inquiries.commit(assignment(inquiry, 'kaya'))
      expect(await world.inquiries.find('a')).toMatchObject({ version: 2, status: 'assigned', advisorId: 'kaya' })
      await refusedFor(assignment(inquiry, 'wolf'), 'inquiry')
      await refusedFor({ ...assignment(inquiry, 'wolf'), inquiryId: 'unknown' }, 'inquiry')
    })

    test('removes fields that are set to undefined', async () => {
      const inquiry = sampleInquiry('a', { status: 'assigned', advisorId: 'kaya', touchedAt: NOW })
      await world.inquiries.commit(creation(inquiry))
      const set = { status: 'waiting', advisorId: undefined, touchedAt: undefined } as const
      await world.inquiries.commit({ inquiryId: 'a', expectVersion: 1, set })
      const after = await world.inquiries.find('a')
      expect(after).not.toHaveProperty('advisorId')
      expect(after).not.toHaveProperty('touchedAt')
    })

    test('touches fields without a version of its own and leaves the others to transitions', async () => {
      const inquiry = sampleInquiry('a')
      await world.inquiries.commit(creation(inquiry))
      await world.inquiries.commit({ inquiryId: 'a', set: { acknowledgedAt: NOW } })
      await world.inquiries.commit(assignment(inquiry, 'kaya'))
      expect(await world.inquiries.find('a')).toMatchObject({ version: 2, acknowledgedAt: NOW, status: 'assigned' })
      await refusedFor({ inquiryId: 'unknown', set: { acknowledgedAt: NOW } }, 'inquiry')
      await refusedFor({ inquiryId: 'unknown', set: { desk: 'cards' } }, 'inquiry')
    })

    test('sets a field once, at the version that was seen, and moves no version', async () => {
      const inquiry = sampleInquiry('a')
      await world.inquiries.commit(creation(inquiry))
      const seen = (at: number, version: number): InquiryChange => ({
        inquiryId: 'a',
        once: { field: 'openedAt', version },
        set: { openedAt: at },
        events: [sampleEvent('a', 'opened', { at })],
      })
      await refusedFor(seen(NOW, inquiry.version + 1), 'inquiry')
      const both = [seen(NOW, inquiry.version), seen(NOW + 1, inquiry.version)]
      const settled = await Promise.allSettled(both.map((change) => world.inquiries.commit(change)))
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const after = await world.inquiries.find('a')
      expect(after).toMatchObject({ version: inquiry.version })
      expect((await world.inquiries.events('a')).filter(({ eventId }) => eventId === 'opened')).toMatchObject([
        { at: after?.openedAt },
      ])
    })

    test('keeps messages and events in the order of time, each once', async () => {
      await world.inquiries.commit(creation(sampleInquiry('a'), { messages: [sampleMessage('m2', { at: NOW + 5 })] }))
      const milestone = { name: 'acknowledged', round: 1, from: NOW, to: NOW + 5 } as const
      const event = sampleEvent('a', 'e1', { detail: { promiseBy: undefined, words: ['karte'] }, milestone })
      await world.inquiries.commit({ inquiryId: 'a', messages: [sampleMessage('m1')], events: [event] })
      expect(await world.inquiries.messages('a')).toEqual([sampleMessage('m1'), sampleMessage('m2', { at: NOW + 5 })])
      expect(await world.inquiries.events('a')).toEqual([{ ...event, detail: { words: ['karte'] } }])
      await refusedFor({ inquiryId: 'a', messages: [sampleMessage('m1', { text: 'another' })] }, 'message')
      await refusedFor({ inquiryId: 'a', events: [event] }, 'message')
      expect(await world.inquiries.messages('b')).toEqual([])
      expect(await world.inquiries.events('b')).toEqual([])
    })

    test('leaves nothing behind when one part is refused, and names that part', async () => {
      await world.ledger.receive(sampleReceipt('r'), sampleChannelMessage())
      await world.inquiries.commit(
        creation(sampleInquiry('other'), { threadKeys: [{ key: 'copy:1', exclusive: true }] }),
      )
      const settle = { receiptId: 'r', outcome: 'inquiries', inquiryId: 'a' } as const
      await refusedFor(
        creation(sampleInquiry('a'), {
          settle,
          messages: [sampleMessage('m')],
          events: [sampleEvent('a', 'e')],
          threadKeys: [
            { key: 'mid:1', exclusive: false },
            { key: 'copy:1', exclusive: true },
          ],
          load: [{ advisorId: 'kaya', add: 'a', weight: 1, capacity: 1, at: NOW }],
        }),
        'thread',
      )
      expect(await world.inquiries.find('a')).toBeUndefined()
      expect(await world.inquiries.messages('a')).toEqual([])
      expect(await world.inquiries.events('a')).toEqual([])
      expect(await world.inquiries.byThreadKey('mid:1')).toBeUndefined()
      expect((await world.ledger.find('r'))?.receipt.outcome).toBeUndefined()
      expect(await world.roster.loads(['kaya'])).toMatchObject([{ open: [], openWeight: 0 }])
      expect(await world.ledger.totals('all')).toMatchObject({ received: 1, inquiries: 0 })
    })

    test('settles the receipt that caused it, once', async () => {
      await world.ledger.receive(sampleReceipt('r'), sampleChannelMessage())
      const settle = { receiptId: 'r', outcome: 'inquiries', inquiryId: 'r' } as const
      await world.inquiries.commit(creation(sampleInquiry('r'), { settle }))
      expect((await world.ledger.find('r'))?.receipt).toMatchObject({ outcome: 'inquiries', inquiryId: 'r' })
      await refusedFor({ inquiryId: 'r', settle: { ...settle, outcome: 'merged' } }, 'receipt')
      await expect(world.inquiries.commit({ inquiryId: 'r', settle: { ...settle, receiptId: 'no' } })).rejects.toThrow(
        Missing,
      )
    })

    test('lets the first owner of a thread key keep it', async () => {
      await world.inquiries.commit(creation(sampleInquiry('a'), { threadKeys: [{ key: 'mid:1', exclusive: false }] }))
      await world.inquiries.commit(creation(sampleInquiry('b'), { threadKeys: [{ key: 'mid:1', exclusive: false }] }))
      await world.inquiries.commit({ inquiryId: 'a', threadKeys: [{ key: 'mid:1', exclusive: true }] })
      await world.inquiries.addThreadKeys('b', ['mid:1', 'mid:2'])
      expect(await world.inquiries.byThreadKey('mid:1')).toBe('a')
      expect(await world.inquiries.byThreadKey('mid:2')).toBe('b')
      expect(await world.inquiries.byThreadKey('mid:3')).toBeUndefined()
    })

    test('gives a thread key to another inquiry by name only, or once it has run out', async () => {
      const lasting = { from: NOW, expiresAt: NOW + 3_600_000 }
      const later = { from: lasting.expiresAt, expiresAt: lasting.expiresAt + 3_600_000 }
      const keyed = (id: string, threadKeys: NonNullable<InquiryChange['threadKeys']>) =>
        creation(sampleInquiry(id), { threadKeys })
      const same = { key: 'same:1', exclusive: true }
      await world.inquiries.commit(
        keyed('a', [
          { ...same, lasting },
          { key: 'copy:1', exclusive: true },
        ]),
      )
      expect(await world.inquiries.byThreadKey('same:1', NOW)).toBe('a')
      expect(await world.inquiries.byThreadKey('same:1', lasting.expiresAt - 1_000)).toBe('a')
      expect(await world.inquiries.byThreadKey('same:1', lasting.expiresAt)).toBeUndefined()
      await refusedFor(keyed('b', [{ ...same, lasting: { ...lasting, from: NOW + 1_000 } }]), 'thread')
      await refusedFor(keyed('b', [{ ...same, lasting, replaces: 'c' }]), 'thread')
      await world.inquiries.commit(keyed('b', [{ ...same, lasting: later }]))
      expect(await world.inquiries.byThreadKey('same:1', lasting.expiresAt)).toBe('b')
      await world.inquiries.commit(keyed('c', [{ key: 'copy:1', exclusive: true, replaces: 'a' }]))
      expect(await world.inquiries.byThreadKey('copy:1')).toBe('c')
      await world.inquiries.commit(keyed('d', [{ ...same, lasting, replaces: 'b' }]))
      expect(await world.inquiries.byThreadKey('same:1', NOW)).toBe('d')
    })

    test('never lifts an advisor above capacity and gives a place back once', async () => {
      const [first, second] = [sampleInquiry('a'), sampleInquiry('b')]
      await world.inquiries.commit(creation(first))
      await world.inquiries.commit(creation(second))
      await world.inquiries.commit(assignment(first, 'kaya', 1))
      await refusedFor(assignment(second, 'kaya', 1), 'advisor')
      await refusedFor({ inquiryId: 'a', load: assignment(first, 'kaya', 5).load }, 'advisor')
      await refusedFor(assignment(second, 'wolf', 0), 'advisor')
      const release = [{ advisorId: 'kaya', remove: 'a', weight: 1, at: NOW }] as const
      await world.inquiries.commit({ inquiryId: 'a', expectVersion: 2, set: { status: 'answered' }, load: release })
      await world.inquiries.commit({ inquiryId: 'a', expectVersion: 3, set: { status: 'resolved' }, load: release })
      await world.inquiries.commit({ inquiryId: 'a', load: [{ ...release[0], advisorId: 'never-seen' }] })
      expect(await world.roster.loads(['kaya', 'never-seen'])).toMatchObject([
        { open: [], openWeight: 0, lastAssignedAt: NOW },
        { open: [], openWeight: 0 },
      ])
      expect(await world.inquiries.find('a')).toMatchObject({ version: 4, status: 'resolved' })
    })

    test('refuses what no item holds, what names one thing twice, and what is not whole', async () => {
      const inquiry = sampleInquiry('a')
      const malformed = (change: InquiryChange) => expect(world.inquiries.commit(change)).rejects.toThrow(Malformed)
      await malformed(creation(inquiry, { messages: [sampleMessage('m', { text: 'x'.repeat(300_001) })] }))
      await malformed(creation(inquiry, { messages: [sampleMessage('m'), sampleMessage('m')] }))
      await malformed(creation(inquiry, { events: Array.from({ length: 21 }, (_, at) => sampleEvent('a', `e${at}`)) }))
      await malformed({ inquiryId: 'a', expectVersion: 'absent', set: { desk: 'cards' } })
      expect(await world.inquiries.find('a')).toBeUndefined()
      await world.inquiries.commit(creation(inquiry))
      await malformed({ inquiryId: 'a', expectVersion: 1, set: { status: undefined } })
    })
  })
}
