import { beforeEach, describe, expect, test } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import type { Inquiry } from '#shared/inquiry/inquiry.ts'
import type { ListView } from '#shared/inquiry/inquiry-store.ts'
import { MINUTE } from '#shared/instant.ts'
import { assignment, NOW, sampleInquiry, storeAll } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const due = (minutes: number, over: Partial<Inquiry> = {}): Partial<Inquiry> => ({
  promise: { by: NOW + minutes * MINUTE, givenAt: NOW, configVersion: 1 },
  ...over,
})

/** What InquiryStore.list and dueBefore promise. */
export function inquiryListsContract(name: string, open: OpenWorld): void {
  describe(`lists of inquiries (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })
    const idsOf = async (view: ListView, limit = 50): Promise<readonly string[]> =>
      (await world.inquiries.list(view, { limit })).items.map(({ inquiryId }) => inquiryId)
    const allPages = async (view: ListView, limit: number): Promise<readonly string[]> => {
      const ids: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await world.inquiries.list(view, { limit, ...(cursor === undefined ? {} : { cursor }) })
        expect(page.items.length).toBeLessThanOrEqual(limit)
        ids.push(...page.items.map(({ inquiryId }) => inquiryId))
        cursor = page.cursor
        if (cursor === undefined) return ids
      }
    }

    test('show a desk all its open work, urgent first and then what is due first', async () => {
      await storeAll(world.inquiries, [
        sampleInquiry('late', due(90)),
        sampleInquiry('soon', due(10)),
        sampleInquiry('urgent', due(60, { urgent: true })),
        sampleInquiry('held', due(30, { status: 'assigned', advisorId: 'kaya' })),
        sampleInquiry('elsewhere', due(5, { desk: 'payments' })),
        sampleInquiry('done', due(1, { status: 'resolved', advisorId: 'kaya', resolvedAt: NOW })),
        sampleInquiry('robot', { status: 'suppressed' }),
      ])
      expect(await idsOf({ view: 'desk', desk: 'cards' })).toEqual(['urgent', 'soon', 'held', 'late'])
      expect(await idsOf({ view: 'waiting', desk: 'cards' })).toEqual(['urgent', 'soon', 'late'])
      expect(await idsOf({ view: 'waiting', desk: 'unknown' })).toEqual([])
    })

    test('show an advisor what is theirs, and what they have dealt with, newest first', async () => {
      await storeAll(world.inquiries, [
        sampleInquiry('b', due(20, { status: 'assigned', advisorId: 'kaya' })),
        sampleInquiry('a', due(10, { status: 'assigned', advisorId: 'kaya' })),
        sampleInquiry('c', due(5, { status: 'assigned', advisorId: 'wolf' })),
        sampleInquiry('old', { status: 'resolved', advisorId: 'kaya', answeredAt: NOW + 9, resolvedAt: NOW + 10 }),
        sampleInquiry('new', { status: 'answered', advisorId: 'kaya', answeredAt: NOW + 20 }),
      ])
      expect(await idsOf({ view: 'mine', advisorId: 'kaya' })).toEqual(['a', 'b'])
      expect(await idsOf({ view: 'resolved', advisorId: 'kaya' })).toEqual(['new', 'old'])
    })

    test('show a customer their own inquiries, newest first', async () => {
      const customer = { customerId: 'c-1', name: 'Anna Meier', verified: true }
      await storeAll(world.inquiries, [
        sampleInquiry('first', { customer, receivedAt: NOW }),
        sampleInquiry('second', { customer, receivedAt: NOW + 1, status: 'resolved' }),
        sampleInquiry('foreign', { customer: { ...customer, customerId: 'c-2' } }),
        sampleInquiry('unknown'),
      ])
      expect(await idsOf({ view: 'customer', customerId: 'c-1' })).toEqual(['second', 'first'])
    })

    test('show whom mail does not reach, newest first, until the matter is closed or mail arrives again', async () => {
      const notReached = (at: number) => ({ notReached: { reason: 'bounce', at: NOW + at } }) as const
      await storeAll(world.inquiries, [
        sampleInquiry('earlier', notReached(1)),
        sampleInquiry('later', { ...notReached(2), status: 'answered', advisorId: 'kaya', answeredAt: NOW }),
        sampleInquiry('closed', { ...notReached(3), status: 'resolved', advisorId: 'kaya', resolvedAt: NOW }),
        sampleInquiry('reached'),
      ])
      expect(await idsOf({ view: 'notReached' })).toEqual(['later', 'earlier'])
      expect(await allPages({ view: 'notReached' }, 1)).toEqual(['later', 'earlier'])
      await world.inquiries.commit({ inquiryId: 'later', set: { notReached: undefined } })
      await world.inquiries.commit({ inquiryId: 'reached', set: notReached(4) })
      expect(await idsOf({ view: 'notReached' })).toEqual(['reached', 'earlier'])
    })

    test('follow an inquiry as it moves', async () => {
      const inquiry = sampleInquiry('a', due(10))
      await storeAll(world.inquiries, [inquiry])
      await world.inquiries.commit(assignment(inquiry, 'kaya'))
      expect(await idsOf({ view: 'waiting', desk: 'cards' })).toEqual([])
      expect(await idsOf({ view: 'desk', desk: 'cards' })).toEqual(['a'])
      expect(await idsOf({ view: 'mine', advisorId: 'kaya' })).toEqual(['a'])
      const back = { status: 'waiting', advisorId: undefined, desk: 'payments' } as const
      await world.inquiries.commit({ inquiryId: 'a', expectVersion: 2, set: back })
      expect(await idsOf({ view: 'mine', advisorId: 'kaya' })).toEqual([])
      expect(await idsOf({ view: 'desk', desk: 'cards' })).toEqual([])
      expect(await idsOf({ view: 'waiting', desk: 'payments' })).toEqual(['a'])
    })

    test('follow a promise that is renewed without a transition', async () => {
      await storeAll(world.inquiries, [sampleInquiry('a', due(10)), sampleInquiry('b', due(20))])
      await world.inquiries.commit({ inquiryId: 'a', set: due(30) })
      expect(await idsOf({ view: 'waiting', desk: 'cards' })).toEqual(['b', 'a'])
      expect(await world.inquiries.find('a')).toMatchObject({ version: 1, ...due(30) })
    })

    test.each([
      ['waiting', { view: 'waiting', desk: 'cards' }],
      ['desk', { view: 'desk', desk: 'cards' }],
      ['customer', { view: 'customer', customerId: 'c-1' }],
    ] as const)('page through the %s view without gaps or repetitions', async (_, view) => {
      const customer = { customerId: 'c-1', name: 'Anna', verified: true }
      const stored = await storeAll(
        world.inquiries,
        Array.from({ length: 23 }, (_unused, index) =>
          sampleInquiry(`i${String(index).padStart(2, '0')}`, {
            ...due(index % 7),
            customer,
            receivedAt: NOW + (index % 5),
            ...(view.view === 'desk' && index % 3 === 0 ? { status: 'assigned', advisorId: 'kaya' } : {}),
          }),
        ),
      )
      const whole = await idsOf(view)
      expect([...whole].sort()).toEqual(stored.map(({ inquiryId }) => inquiryId))
      for (const limit of [1, 5, 22, 23, 24]) expect(await allPages(view, limit)).toEqual(whole)
    })

    test('tell the first places of a view in its order', async () => {
      await storeAll(world.inquiries, [
        sampleInquiry('late', due(90)),
        sampleInquiry('soon', due(10)),
        sampleInquiry('urgent', due(60, { urgent: true })),
      ])
      const heads = await world.inquiries.heads({ view: 'waiting', desk: 'cards' }, 2)
      expect(heads.map(({ inquiryId }) => inquiryId)).toEqual(['urgent', 'soon'])
      expect(heads.map(({ order }) => order)).toEqual(heads.map(({ order }) => order).toSorted())
    })

    test('count what is open at a desk, all of it or the urgent alone', async () => {
      await storeAll(world.inquiries, [
        sampleInquiry('waiting'),
        sampleInquiry('urgent', { urgent: true }),
        sampleInquiry('assigned', { status: 'assigned', advisorId: 'kaya' }),
        sampleInquiry('answered', { status: 'answered', advisorId: 'kaya', answeredAt: NOW }),
        sampleInquiry('elsewhere', { desk: 'loans' }),
      ])
      expect(await world.inquiries.openAt('cards', { urgentOnly: false })).toBe(3)
      expect(await world.inquiries.openAt('cards', { urgentOnly: true })).toBe(1)
      expect(await world.inquiries.openAt('nowhere', { urgentOnly: false })).toBe(0)
    })

    test('keep what is put aside apart, and find what comes back, lapses or moves at a time', async () => {
      const mine = { status: 'assigned', advisorId: 'kaya' } as const
      const aside = (minutes: number) => ({ since: NOW, until: NOW + minutes * MINUTE })
      await storeAll(world.inquiries, [
        sampleInquiry('open', mine),
        sampleInquiry('later', { ...mine, snooze: aside(20) }),
        sampleInquiry('sooner', { ...mine, snooze: aside(5) }),
        sampleInquiry('customer', { ...mine, status: 'answered', answeredAt: NOW, snooze: { since: NOW } }),
        sampleInquiry('back', { ...mine, status: 'answered', answeredAt: NOW, snooze: { ...aside(1), over: true } }),
        sampleInquiry('offered', {
          ...mine,
          offer: { to: 'wolf', from: 'kaya', at: NOW, until: NOW + 10 * MINUTE },
          moveAt: NOW + 30 * MINUTE,
        }),
      ])
      expect(await idsOf({ view: 'snoozed', advisorId: 'kaya' })).toEqual(['sooner', 'later', 'customer'])
      expect(new Set(await idsOf({ view: 'mine', advisorId: 'kaya' }))).toEqual(new Set(['open', 'back', 'offered']))
      const timed = async (minutes: number) =>
        (await world.inquiries.timersBefore(NOW + minutes * MINUTE, 10)).map(({ inquiryId }) => inquiryId)
      expect(await timed(5)).toEqual([])
      expect(await timed(15)).toEqual(['sooner', 'offered'])
      await world.inquiries.commit({ inquiryId: 'sooner', expectVersion: 1, set: { snooze: undefined } })
      expect(await timed(25)).toEqual(['offered', 'later'])
    })

    test('refuse a cursor that is none', async () => {
      const list = (cursor: string) => world.inquiries.list({ view: 'waiting', desk: 'cards' }, { limit: 5, cursor })
      await expect(list('nonsense')).rejects.toThrow(Malformed)
      await expect(list('x'.repeat(5_000))).rejects.toThrow(Malformed)
      await expect(list('')).rejects.toThrow(Malformed)
    })

    test('find open promises that have passed, the oldest first, until they are noted as broken', async () => {
      const noted = { by: NOW - 4 * MINUTE, givenAt: NOW, configVersion: 1, broken: true } as const
      await storeAll(world.inquiries, [
        sampleInquiry('passed', due(-1)),
        sampleInquiry('longer', due(-3, { status: 'assigned', advisorId: 'kaya' })),
        sampleInquiry('ahead', due(1)),
        sampleInquiry('now', due(0)),
        sampleInquiry('noted', { promise: noted }),
        sampleInquiry('answered', due(-2, { status: 'answered', advisorId: 'kaya', answeredAt: NOW })),
      ])
      const found = async (limit: number) =>
        (await world.inquiries.dueBefore(NOW, limit)).map(({ inquiryId }) => inquiryId)
      expect(await found(10)).toEqual(['longer', 'passed'])
      expect(await found(1)).toEqual(['longer'])
      const from = await world.inquiries.dueBefore(NOW, 10, NOW - MINUTE)
      expect(from.map(({ inquiryId }) => inquiryId)).toEqual(['passed'])
    })

    test('find a promise that was put off until it is noted as broken, and keep the matter in its place', async () => {
      const earlier = { by: NOW - MINUTE, givenAt: NOW - 2 * MINUTE, configVersion: 1 }
      const later = { by: NOW + 9 * MINUTE, givenAt: NOW, configVersion: 1 }
      await storeAll(world.inquiries, [
        sampleInquiry('put-off', { promise: later, earlierPromises: [earlier] }),
        sampleInquiry('noted', { promise: later, earlierPromises: [{ ...earlier, broken: true }] }),
        sampleInquiry('other', due(1)),
      ])
      expect((await world.inquiries.dueBefore(NOW, 10)).map(({ inquiryId }) => inquiryId)).toEqual(['put-off'])
      const heads = await world.inquiries.heads({ view: 'desk', desk: 'cards' }, 10)
      expect(heads.map(({ inquiryId }) => inquiryId)).toEqual(['noted', 'put-off', 'other'])
    })
  })
}
