import { describe, expect, test } from 'vitest'
import { exampleSource } from '#shared/configuration/example-source.fixture.ts'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import { Conflict } from '#shared/errors.ts'
import { MINUTE } from '#shared/instant.ts'
import { createAwsWorld } from './aws-world.ts'
import {
  assignment,
  creation,
  NOW,
  sampleChannelMessage,
  sampleEvent,
  sampleInquiry,
  sampleReceipt,
  storeAll,
} from './samples.ts'

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** How many came through; every other failed as a race may, not otherwise. */
async function winners(attempts: readonly Promise<unknown>[]): Promise<number> {
  const results = await Promise.allSettled(attempts)
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict)
  return results.filter(({ status }) => status === 'fulfilled').length
}

describe('many at once on the real engine', () => {
  test('exactly one of fifty creates an inquiry, and its receipt is counted once', async () => {
    const { inquiries, ledger } = await createAwsWorld()
    await ledger.receive(sampleReceipt('r'), sampleChannelMessage())
    const settle = { receiptId: 'r', outcome: 'inquiries', inquiryId: 'r' } as const
    const attempts = times(50, (index) =>
      inquiries.commit(creation(sampleInquiry('r'), { settle, events: [sampleEvent('r', `e${index}`)] })),
    )
    expect(await winners(attempts)).toBe(1)
    expect(await inquiries.events('r')).toHaveLength(1)
    expect(await ledger.totals('all')).toMatchObject({ received: 1, inquiries: 1, inFlight: 0 })
  })

  test('exactly one of fifty advisors takes an inquiry, and nobody else carries it', async () => {
    const { inquiries, roster } = await createAwsWorld()
    const inquiry = sampleInquiry('a')
    await inquiries.commit(creation(inquiry))
    const advisors = times(50, (index) => `advisor-${index}`)
    expect(await winners(advisors.map((advisorId) => inquiries.commit(assignment(inquiry, advisorId))))).toBe(1)
    const holders = (await roster.loads(advisors)).filter(({ open }) => open.length > 0)
    expect(holders.map(({ advisorId }) => advisorId)).toEqual([(await inquiries.find('a'))?.advisorId])
  })

  test('an advisor is never lifted above capacity, whatever comes at once', async () => {
    const { inquiries, roster } = await createAwsWorld()
    const stored = await storeAll(
      inquiries,
      times(40, (index) => sampleInquiry(`i${index}`)),
    )
    expect(await winners(stored.map((inquiry) => inquiries.commit(assignment(inquiry, 'kaya', 7))))).toBe(7)
    const [load] = await roster.loads(['kaya'])
    expect(load).toMatchObject({ openWeight: 7 })
    expect(load?.open).toHaveLength(7)
    const mine = await inquiries.list({ view: 'mine', advisorId: 'kaya' }, { limit: 50 })
    expect(mine.items.map(({ inquiryId }) => inquiryId).sort()).toEqual(load?.open)
  })

  test('a promise renewed beside transitions is never lost from the lists', async () => {
    const { inquiries } = await createAwsWorld()
    const inquiry = sampleInquiry('a')
    await inquiries.commit(creation(inquiry))
    const by = NOW + 10 * MINUTE
    const [taken] = await Promise.all([
      winners(times(10, (index) => inquiries.commit(assignment(inquiry, `advisor-${index}`)))),
      inquiries.commit({ inquiryId: 'a', set: { promise: { by, givenAt: NOW, configVersion: 1 } } }),
    ])
    expect(taken).toBe(1)
    expect((await inquiries.find('a'))?.promise?.by).toBe(by)
    expect(await inquiries.dueBefore(by, 5)).toEqual([])
    expect(await inquiries.dueBefore(by + 1, 5)).toHaveLength(1)
  })

  test('a transition that meets a promise just renewed is listed by the new one', async () => {
    const faster: (() => Promise<void>)[] = []
    const { inquiries } = await createAwsWorld({ beforeTransaction: async () => faster.shift()?.() })
    const inquiry = sampleInquiry('a')
    await inquiries.commit(creation(inquiry))
    const by = NOW + 10 * MINUTE
    faster.push(() => inquiries.commit({ inquiryId: 'a', set: { promise: { by, givenAt: NOW, configVersion: 1 } } }))
    await inquiries.commit(assignment(inquiry, 'kaya'))
    expect(await inquiries.find('a')).toMatchObject({ version: 2, status: 'assigned', promise: { by } })
    expect(await inquiries.dueBefore(by, 5)).toEqual([])
    expect(await inquiries.dueBefore(by + 1, 5)).toHaveLength(1)
  })

  test('a transition that meets another transition is refused', async () => {
    const faster: (() => Promise<void>)[] = []
    const { inquiries, roster } = await createAwsWorld({ beforeTransaction: async () => faster.shift()?.() })
    const inquiry = sampleInquiry('a')
    await inquiries.commit(creation(inquiry))
    faster.push(() =>
      inquiries.commit({ inquiryId: 'a', expectVersion: 1, set: { status: 'resolved', resolvedAt: NOW } }),
    )
    await expect(inquiries.commit(assignment(inquiry, 'kaya'))).rejects.toThrow(Conflict)
    expect(await inquiries.find('a')).toMatchObject({ version: 2, status: 'resolved' })
    expect(await roster.loads(['kaya'])).toMatchObject([{ open: [] }])
  })

  test('one exclusive thread key belongs to one of fifty inquiries', async () => {
    const { inquiries } = await createAwsWorld()
    const threadKeys = [{ key: 'copy:1', exclusive: true }]
    const attempts = times(50, (index) => inquiries.commit(creation(sampleInquiry(`i${index}`), { threadKeys })))
    expect(await winners(attempts)).toBe(1)
    expect(await inquiries.find((await inquiries.byThreadKey('copy:1')) ?? '')).toBeDefined()
  })

  test('caps are exact, and a repeated call counts once', async () => {
    const { caps } = await createAwsWorld()
    const cap = { key: 'sender', limit: 10, expiresAt: NOW }
    const ids = times(60, (index) => `mail-${index % 30}`)
    const outcomes = await Promise.all(ids.map((id) => caps.take([cap], id)))
    const through = new Set(ids.filter((_, index) => outcomes[index] === undefined))
    expect(through.size).toBe(10)
  })

  test('a large cap is exact too, up to its last place', async () => {
    const { caps } = await createAwsWorld()
    const cap = { key: 'all', limit: 1_003, expiresAt: NOW }
    let refused = 0
    for (let start = 0; start < 1_040; start += 40) {
      const taken = await Promise.all(times(40, (index) => caps.take([cap], `mail-${start + index}`)))
      refused += taken.filter((key) => key === 'all').length
    }
    expect(refused).toBe(37)
  })

  test('one of fifty senders gets a claim, also a stale one', async () => {
    const { sends } = await createAwsWorld()
    const states = async (at: number) => {
      const claims = await Promise.all(times(50, () => sends.claim('i/m', at, MINUTE)))
      return Map.groupBy(claims, ({ state }) => state)
    }
    const first = await states(NOW)
    expect([first.get('claimed')?.length, first.get('taken')?.length]).toEqual([1, 49])
    const later = await states(NOW + MINUTE)
    expect([later.get('stale')?.length, later.get('taken')?.length]).toEqual([1, 49])
  })

  test('counters are exact under redelivery', async () => {
    const { ledger } = await createAwsWorld()
    const ids = times(120, (index) => `r${index % 40}`)
    const stored = await Promise.all(ids.map((id) => ledger.receive(sampleReceipt(id), sampleChannelMessage())))
    expect(stored.filter((outcome) => outcome === 'new')).toHaveLength(40)
    const settled = await Promise.allSettled(ids.map((receiptId) => ledger.settle({ receiptId, outcome: 'failed' })))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(40)
    expect(await ledger.totals('2026-11-24')).toMatchObject({ received: 40, failed: 40, inFlight: 0 })
  })

  test('milestones are counted once, however often they come', async () => {
    const { reactionTimes } = await createAwsWorld()
    const measurement = (index: number) => ({
      marker: `m${index % 25}`,
      inquiryId: `m${index % 25}`,
      revision: 0,
      at: NOW,
      counted: 'firstResponse' as const,
      channel: 'web' as const,
      desk: 'cards',
      topic: 'card-delivery',
      language: 'de',
      calendarSeconds: 10,
      businessSeconds: 5,
      kept: true,
    })
    const counted = await Promise.all(times(100, (index) => reactionTimes.count(measurement(index))))
    expect(counted.filter((outcome) => outcome === 'counted')).toHaveLength(25)
    expect(await reactionTimes.cells(NOW, NOW + 1)).toMatchObject([{ promises: { given: 25, kept: 25 } }])
  })

  test('one of several publishers writes the next version of the configuration', async () => {
    const { configuration } = await createAwsWorld()

    const next = { ...exampleSource(), holidayDates: [] }
    const attempts = times(10, (index) => configuration.publish(next, { by: 'olga', at: index, note: '', base: 0 }))
    expect(await winners(attempts)).toBe(1)
    expect((await configuration.current()).version).toBe(1)
  })

  test('of many writers of one customer one wins, and what leads to them is that one’s', async () => {
    const { customers } = await createAwsWorld()
    const writes = times(8, (index) => customers.put(customerFixture({ emails: [`anna-${index}@kunde.example`] }), 0))
    expect(await winners(writes)).toBe(1)
    const profile = await customers.find('anna')
    for (let index = 0; index < 8; index += 1) {
      const email = `anna-${index}@kunde.example`
      expect(await customers.byEmail(email)).toEqual(profile?.emails.includes(email) ? [profile] : [])
    }
  })
})
