import { beforeEach, describe, expect, it } from 'vitest'
import { iso, MINUTE } from '#shared/instant.ts'
import { newsOf } from '#shared/promise/news-of.ts'
import { isCounted, isMilestone, openTimes } from '#shared/reaction-times/open-times.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const milestones = async (id: string) => (await bank.world.inquiries.events(id)).filter(isMilestone)

/** A matter that was put off once, a minute after its first promise passed. */
async function putOff() {
  const id = await bank.receive({})
  await bank.work()
  const { promise, advisorId = 'sabine-brandt' } = await bank.inquiry(id)
  const first = promise?.by ?? 0
  bank.moveTo(iso(first - 2 * MINUTE))
  await bank.sweep()
  await bank.work()
  bank.moveTo(iso(first + MINUTE))
  await bank.sweep()
  return { id, advisorId, first, second: (await bank.inquiry(id)).promise?.by ?? 0 }
}

describe('a promise that was put off', () => {
  it('counts as broken all the same, and the later one not at all', async () => {
    const { id, advisorId, second } = await putOff()
    bank.moveTo(iso(second + MINUTE))
    await bank.sweep()
    await bank.desk.take(id, advisorId).catch(() => undefined)
    await bank.desk.reply(id, advisorId, 'Sie kommt morgen.', {})
    const counted = (await milestones(id)).filter(isCounted).filter(({ milestone }) => milestone.kept !== undefined)
    expect(counted.map(({ milestone: { name, kept } }) => [name, kept])).toEqual([
      ['broken', false],
      ['answered', false],
    ])
    expect(counted.at(-1)?.milestone.breachCounted).toBe(true)
  })

  it('stands in the ledger beside the later one: what became of each, and that it was told before', async () => {
    const { id, advisorId, first } = await putOff()
    bank.moveTo(iso(first + 2 * MINUTE))
    await bank.desk.take(id, advisorId).catch(() => undefined)
    await bank.desk.reply(id, advisorId, 'Sie kommt morgen.', {})
    const events = await milestones(id)
    const news = (await Promise.all(events.map((event) => newsOf(event, openTimes(bank.world.configuration))))).flat()
    expect(news.map(({ kept, later, took }) => [kept, later, took !== undefined])).toEqual([
      [false, undefined, false],
      [false, undefined, true],
      [true, true, true],
    ])
    expect(news[0]?.promise.toldAt).toBe(first - 2 * MINUTE)
    expect(news[2]?.promise.basis).toMatchObject({ desk: 'cards' })
    const { promise, earlierPromises } = await bank.inquiry(id)
    expect([promise?.kept, earlierPromises?.[0]?.kept]).toEqual([true, false])
  })

  it('leaves nothing to a new round', async () => {
    const { id, advisorId } = await putOff()
    await bank.desk.take(id, advisorId).catch(() => undefined)
    await bank.desk.reply(id, advisorId, 'Sie kommt morgen.', {})
    await bank.receive({ inquiryId: id, text: 'Und die PIN?' })
    await bank.work(['inquiries'])
    const inquiry = await bank.inquiry(id)
    expect(inquiry).toMatchObject({ round: 2 })
    expect(inquiry.earlierPromises).toBeUndefined()
  })
})
