import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '#shared/instant.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { learnFromNews } from './learn-from-news.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})

const promise = async () => {
  const inquiry = await bank.inquiry(await received())
  if (inquiry.promise?.basis === undefined) throw new Error('no reasons')
  return { ...inquiry.promise, basis: inquiry.promise.basis }
}
async function received(): Promise<string> {
  const id = await bank.receive({})
  await bank.work(['inquiries'])
  return id
}

describe('a promise at registration', () => {
  test('says what it was computed from, in the inquiry and for ever in its first event', async () => {
    const id = await received()
    const inquiry = await bank.inquiry(id)
    expect(inquiry.promise?.basis).toMatchObject({
      desk: 'cards',
      level: 0.9,
      ahead: 0,
      from: 'target',
      quantile: 120,
      correction: 1,
    })
    expect(inquiry.promise?.basis?.onDuty).toBeGreaterThan(0)
    const [first] = await bank.world.inquiries.events(id)
    expect(first?.detail).toMatchObject({ promiseBy: inquiry.promise?.by, basis: inquiry.promise?.basis })
  })

  test('counts those who came just before, and later what is still open', async () => {
    const ahead = []
    for (let turn = 0; turn < 3; turn += 1) ahead.push((await promise()).basis.ahead)
    expect(ahead).toEqual([0, 1, 2])
    bank.moveTo('2026-11-24T10:01:00+01:00')
    expect((await promise()).basis.ahead).toBe(3)
  })

  test('follows how long first replies lately took', async () => {
    const given = await promise()
    for (let turn = 1; turn <= 30; turn += 1) {
      const news = { inquiryId: `i${turn}`, round: 1, promise: given, kept: true, at: bank.now(), took: 20 + turn }
      await learnFromNews(bank.world.paces, news)
    }
    bank.moveTo('2026-11-24T10:05:00+01:00')
    const next = await promise()
    expect(next.basis).toMatchObject({ from: 'history', replies: 30 })
    expect(next.by - next.givenAt).toBeLessThan(1.75 * HOUR)
    expect(next.by).toBeLessThan(given.by)
  })

  test('uses the count of people that sweep makes, while it is fresh', async () => {
    const { onDuty } = (await promise()).basis
    await bank.world.paces.countDuty('cards', { onDuty: 17, at: bank.now() })
    bank.moveTo('2026-11-24T10:05:00+01:00')
    expect((await promise()).basis.onDuty).toBe(17)
    bank.moveTo('2026-11-24T10:20:00+01:00')
    expect((await promise()).basis.onDuty).toBe(onDuty)
  })

  test('is bounded however bad it was', async () => {
    const given = await promise()
    for (let turn = 1; turn <= 20; turn += 1) {
      const news = { inquiryId: `i${turn}`, round: 1, promise: given, kept: false, at: bank.now(), took: 1_000_000 }
      await learnFromNews(bank.world.paces, news)
    }
    bank.moveTo('2026-11-24T10:05:00+01:00')
    const { by, givenAt } = await promise()
    expect(by - givenAt).toBeGreaterThan(DAY)
    expect(by - givenAt).toBeLessThan(120 * DAY)
    expect(by % MINUTE).toBe(0)
  })
})
