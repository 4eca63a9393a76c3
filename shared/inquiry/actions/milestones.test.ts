import { beforeEach, describe, expect, it } from 'vitest'
import { measurementOf } from '#shared/reaction-times/measurement-of.ts'
import { isMilestone } from '#shared/reaction-times/open-times.ts'
import { sketchOf } from '#shared/reaction-times/sketch.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import type { Milestone } from '../inquiry.ts'
import { markOpened } from './opening.ts'

const ADVISOR = 'sabine-brandt'
/** Tuesday, when the desk is open. */
const day = (time: string) => `2026-11-24T${time}:00+01:00`
const at = (time: string) => Date.parse(day(time))

let bank: MemoryBank
let id: string
beforeEach(async () => {
  bank = await createMemoryBank()
  id = await bank.receive({ topic: 'card-delivery' })
  await bank.work(['inquiries', 'acknowledgements'])
  bank.moveTo(day('10:10'))
  await bank.desk.take(id, ADVISOR)
})
const open = async (advisorId: string) =>
  markOpened(bank.world.inquiries, await bank.inquiry(id), advisorId, { now: bank.now(), by: `advisor:${advisorId}` })
const milestones = async (name: Milestone['name']): Promise<readonly Milestone[]> =>
  (await bank.world.inquiries.events(id)).flatMap(({ milestone }) => (milestone?.name === name ? [milestone] : []))
async function customerWrites(): Promise<void> {
  await bank.receive({ inquiryId: id, text: 'Und wann kommt die PIN?' })
  await bank.work(['inquiries'])
}

describe('a milestone', () => {
  it('of opening is reached once, by the advisor who has it', async () => {
    const before = await bank.inquiry(id)
    bank.moveTo(day('10:15'))
    await open('felix-hartwig')
    expect(await milestones('opened')).toEqual([])
    await Promise.all([open(ADVISOR), open(ADVISOR)])
    bank.moveTo(day('10:20'))
    await open(ADVISOR)
    expect(await milestones('opened')).toEqual([{ name: 'opened', round: 1, from: at('10:00'), to: at('10:15') }])
    // Nobody's work is decided anew because somebody looked.
    expect((await bank.inquiry(id)).version).toBe(before.version)
  })

  it('of opening is not reached by a look that came too late', async () => {
    const seen = await bank.inquiry(id)
    await bank.desk.transfer(id, ADVISOR, { desk: 'payments', note: 'Bitte ihr.' })
    await markOpened(bank.world.inquiries, seen, ADVISOR, { now: bank.now(), by: 'advisor' })
    expect(await milestones('opened')).toEqual([])
  })

  it('of an answer says what its round began with, and whose work it was', async () => {
    await bank.desk.reply(id, ADVISOR, 'Sie kommt morgen.', {})
    bank.moveTo(day('10:30'))
    await customerWrites()
    bank.moveTo(day('10:40'))
    await bank.desk.take(id, ADVISOR)
    await bank.desk.reply(id, ADVISOR, 'Auch morgen.', {})
    const [first, next] = await milestones('answered')
    expect(first).toMatchObject({ round: 1, from: at('10:00'), to: at('10:10'), kept: true })
    expect(first).not.toHaveProperty('began')
    expect(next).toMatchObject({ round: 2, from: at('10:30'), to: at('10:40'), began: 'question' })
    expect(next?.advisor).toMatchObject({ id: ADVISOR, since: at('10:40') })
  })

  it('of a resolution knows when the customer was waited for, until it was resolved', async () => {
    await bank.desk.reply(id, ADVISOR, 'Sie kommt morgen.', {})
    bank.moveTo(day('10:12'))
    await bank.desk.reply(id, ADVISOR, 'Noch etwas: …', {})
    bank.moveTo(day('10:30'))
    await customerWrites()
    await bank.desk.take(id, ADVISOR)
    bank.moveTo(day('10:40'))
    await bank.desk.reply(id, ADVISOR, 'Auch morgen.', {})
    bank.moveTo(day('10:55'))
    await bank.desk.resolve(id, ADVISOR, undefined)
    expect(await milestones('resolved')).toMatchObject([
      {
        from: at('10:00'),
        to: at('10:55'),
        waits: [
          { from: at('10:10'), to: at('10:30') },
          { from: at('10:40'), to: at('10:55') },
        ],
      },
    ])
  })

  it('of a resolution that was taken back counts once, when it was truly resolved', async () => {
    await bank.desk.resolve(id, ADVISOR, undefined)
    await bank.desk.undo(id, ADVISOR)
    bank.moveTo(day('12:30'))
    await bank.desk.resolve(id, ADVISOR, undefined)
    const { calendar } = await bank.registration.configuration()
    const measured = (await bank.world.inquiries.events(id))
      .filter(isMilestone)
      .map((event) => measurementOf(event, calendar(event.desk)))
    for (const measurement of measured.toReversed()) await bank.world.reactionTimes.count(measurement)
    const cells = await bank.world.reactionTimes.cells(at('09:00'), at('13:00'))
    expect(
      cells.flatMap(({ sketches }) => (sketches.resolved === undefined ? [] : [sketches.resolved.calendar])),
    ).toEqual([sketchOf([2.5 * 3_600])])
  })

  it('of a matter taken up again counts from then, apart from other answers', async () => {
    await bank.desk.resolve(id, ADVISOR, undefined)
    bank.moveTo(day('11:00'))
    await customerWrites()
    bank.moveTo(day('11:20'))
    await bank.desk.take(id, ADVISOR)
    await bank.desk.reply(id, ADVISOR, 'Stimmt.', {})
    const advisor = { id: ADVISOR }
    expect(await milestones('reopened')).toEqual([
      { name: 'reopened', round: 2, from: at('10:10'), to: at('11:00'), advisor },
    ])
    expect(await milestones('answered')).toMatchObject([{ round: 2, from: at('11:00'), began: 'reopening' }])
  })

  it('of a promise that breaks is counted when it breaks, and not again with the late answer', async () => {
    const { promise } = await bank.inquiry(id)
    bank.moveTo(new Date((promise?.by ?? 0) + 60_000).toISOString())
    await bank.sweep()
    expect(await milestones('broken')).toMatchObject([{ round: 1, from: at('10:00'), kept: false }])
    await bank.desk.take(id, ADVISOR)
    await bank.desk.reply(id, ADVISOR, 'Entschuldigung.', {})
    expect(await milestones('answered')).toMatchObject([{ kept: false, breachCounted: true }])
  })

  it('moves to the desk that the matter belongs to, with a higher revision', async () => {
    await open(ADVISOR)
    bank.moveTo(day('10:20'))
    await bank.desk.transfer(id, ADVISOR, { desk: 'payments', note: 'Es geht um eine Überweisung.' })
    const { version } = await bank.inquiry(id)
    const moved = (await bank.world.inquiries.events(id)).filter(({ type }) => type === 'moved')
    expect(moved.map(({ desk }) => desk)).toEqual(['payments', 'payments', 'payments'])
    expect(moved.map(({ milestone }) => milestone)).toMatchObject([
      { name: 'acknowledged', to: at('10:00'), revision: version },
      { name: 'assigned', to: at('10:10'), revision: version },
      { name: 'opened', to: at('10:10'), revision: version },
    ])
    // To a colleague at the same desk nothing moves.
    await bank.desk.take(id, 'nikolai-petrov')
    await bank.desk.transfer(id, 'nikolai-petrov', { desk: 'payments', note: 'Bitte du.' })
    expect((await bank.world.inquiries.events(id)).filter(({ type }) => type === 'moved')).toHaveLength(3)
  })
})
