import { marshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { InquiryEvent, Milestone } from '#shared/inquiry/inquiry.ts'
import { MINUTE, SECOND } from '#shared/instant.ts'
import { lambdaContext } from '#shared/lambda/http/call.fixture.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { createHandler } from './handler.ts'

let bank: MemoryBank
let observability: ReturnType<typeof recordingObservability>
beforeEach(async () => {
  bank = await createMemoryBank()
  observability = recordingObservability()
})
const eventOf = (milestone: Milestone | undefined, over: Partial<InquiryEvent> = {}): InquiryEvent => ({
  eventId: 'e',
  inquiryId: 'i',
  at: bank.now(),
  type: 'event',
  by: 'system',
  ...(milestone === undefined ? {} : { milestone }),
  channel: 'web',
  desk: 'cards',
  topic: 'card-delivery',
  language: 'de',
  configVersion: 1,
  ...over,
})
const milestone = (name: Milestone['name'], over: Partial<Milestone> = {}): Milestone => ({
  name,
  round: 1,
  from: bank.now() - 2 * SECOND,
  to: bank.now(),
  ...over,
})
const measure = (...events: readonly InquiryEvent[]) =>
  createHandler({ ...bank.world, observability })(
    {
      Records: events.map((event, index) => ({ dynamodb: { SequenceNumber: `${index}`, NewImage: marshall(event) } })),
    },
    lambdaContext,
  )
const cells = () => bank.world.reactionTimes.cells(bank.now() - MINUTE, bank.now() + MINUTE)

describe('measuring', () => {
  it('counts each milestone once and says what customers lived through', async () => {
    const acknowledged = eventOf(milestone('acknowledged'))
    const answered = eventOf(milestone('answered', { kept: true }))
    const late = eventOf(milestone('answered', { kept: false }), { inquiryId: 'other' })
    expect(await measure(acknowledged, answered, eventOf(undefined), late, acknowledged)).toEqual({
      batchItemFailures: [],
    })
    expect(Object.fromEntries(observability.counts)).toEqual({
      counted: 3,
      already: 1,
      notAMilestone: 1,
      promisesGiven: 2,
      promisesKept: 1,
    })
    expect(observability.durations.get('acknowledgementLatency')).toEqual([2_000])
    expect(await cells()).toMatchObject([{ desk: 'cards', promises: { given: 2, kept: 1 } }])
  })

  it('moves what was counted without ringing for it again', async () => {
    await measure(eventOf(milestone('acknowledged')))
    await measure(eventOf(milestone('acknowledged', { revision: 3 }), { desk: 'payments' }))
    expect(observability.counts.get('corrected')).toBe(1)
    expect(observability.durations.get('acknowledgementLatency')).toHaveLength(1)
    expect((await cells()).map(({ desk }) => desk)).toEqual(['payments'])
  })

  it('names the first record that fails, and goes no further', async () => {
    const right = eventOf(milestone('assigned'))
    const nowhere = eventOf(milestone('assigned'), { inquiryId: 'other', desk: 'closed' })
    const after = eventOf(milestone('assigned'), { inquiryId: 'third' })
    expect(await measure(right, nowhere, after)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect(observability.counts.get('counted')).toBe(1)
    expect(observability.lines.at(-1)).toMatchObject({ level: 'error', fields: { record: '1' } })
  })
})
