import { describe, expect, it } from 'vitest'
import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import type { Milestone } from '#shared/inquiry/inquiry.ts'
import { MINUTE } from '#shared/instant.ts'
import type { MilestoneEvent } from '#shared/reaction-times/open-times.ts'
import { roundsOf } from './rounds-of.ts'
import { exampleIndex, MONDAY, roundAt, weekWith } from './week.fixture.ts'

const at = (time: string) => roundAt(time).at
const event = (
  inquiryId: string,
  milestone: Partial<Milestone> & Pick<Milestone, 'name' | 'from' | 'to'>,
): MilestoneEvent => ({
  eventId: `${inquiryId}-${milestone.name}`,
  inquiryId,
  at: milestone.to,
  type: milestone.name,
  by: 'system',
  channel: 'email',
  desk: 'general',
  topic: 'general',
  language: 'de',
  configVersion: 1,
  milestone: { round: 1, ...milestone },
})
const answered = (inquiryId: string, from: string, since: string, to: string, more: Partial<Milestone> = {}) =>
  event(inquiryId, { name: 'answered', from: at(from), to: at(to), advisor: { id: 'kaya', since: at(since) }, ...more })
const rounds = (events: readonly MilestoneEvent[], ...ids: readonly string[]) =>
  roundsOf(
    events,
    new Map(ids.map((id) => [id, inquiryFixture({ inquiryId: id, desk: 'general' })])),
    exampleIndex(),
    weekWith(),
  )
const minutes = (events: readonly MilestoneEvent[], ...ids: readonly string[]) =>
  rounds(events, ...ids).map(({ effort }) => effort / MINUTE)

describe('recorded rounds', () => {
  it('say when what came to whom, and nothing that names the customer', () => {
    const [round] = rounds([answered('a', '10:00', '10:01', '10:21')], 'a')
    expect(round).toEqual(roundAt('10:00', { inquiryId: 'a', effort: 20 * MINUTE }))
  })

  it('take work to begin with the answer before, and when it was opened', () => {
    const opened = event('c', { name: 'opened', from: at('10:00'), to: at('11:10') })
    const events = [
      opened,
      answered('a', '10:00', '10:00', '10:15'),
      answered('b', '10:00', '10:00', '10:45'),
      answered('c', '10:00', '10:00', '11:15'),
    ]
    expect(minutes(events, 'a', 'b', 'c')).toEqual([15, 30, 5])
  })

  it('count no night and no instant as work, and take what is usual where nobody answered', () => {
    const open = event('c', { name: 'assigned', from: at('12:00'), to: at('12:00') })
    const events = [answered('a', '10:00', '10:00', '10:00'), answered('b', '11:00', '11:00', '18:00'), open]
    expect(minutes(events, 'a', 'b', 'c')).toEqual([1, 240, 240])
    expect(minutes([open], 'c')).toEqual([10])
  })

  it('are told apart by round, and are those that began in the week', () => {
    const before = MONDAY - 1
    const events = [
      answered('a', '10:00', '10:00', '10:10'),
      answered('a', '12:00', '12:00', '12:20', { round: 2 }),
      event('b', { name: 'acknowledged', from: before, to: before }),
      event('gone', { name: 'acknowledged', from: at('10:00'), to: at('10:00') }),
      event('c', { name: 'resolved', from: at('10:00'), to: at('10:00') }),
      event('d', { name: 'assigned', from: at('10:00'), to: at('10:00'), withdrawn: true }),
    ]
    expect(rounds(events, 'a', 'b', 'c', 'd').map(({ inquiryId, round }) => [inquiryId, round])).toEqual([
      ['a', 1],
      ['a', 2],
    ])
  })
})
