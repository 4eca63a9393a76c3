import { describe, expect, it } from 'vitest'
import { inquiryFixture } from '../inquiry.fixture.ts'
import type { Inquiry, Message } from '../inquiry.ts'
import type { InquiryChange } from '../inquiry-store.ts'
import { IllegalTransition } from '../state-machine.ts'
import { addMessage, newRound, note, reply, resolve } from './answering.ts'
import { assign, transfer, unassign } from './assigning.ts'

const context = { now: 5_000, by: 'advisor:ann' }
const message = (over: Partial<Message> = {}): Message => ({
  messageId: 'm1',
  direction: 'outbound',
  kind: 'reply',
  text: 'Guten Tag',
  at: 5_000,
  author: { role: 'advisor', advisorId: 'ann', name: 'Ann' },
  ...over,
})
const resultOf = (inquiry: Inquiry, change: InquiryChange): Inquiry => ({ ...inquiry, ...change.set }) as Inquiry
const milestonesOf = (change: InquiryChange) => change.events?.flatMap((event) => event.milestone ?? [])
const assigned = inquiryFixture({ status: 'assigned', advisorId: 'ann', assignedAt: 2_000, version: 2 })

describe('assigning', () => {
  it('is conditional on the version it was decided on and takes the advisor’s capacity with it', () => {
    const change = assign(inquiryFixture(), { advisorId: 'ann', capacity: 3 }, { taken: true }, context)
    expect(change).toMatchObject({
      expectVersion: 1,
      set: { status: 'assigned', advisorId: 'ann', assignedAt: 5_000 },
      load: [{ advisorId: 'ann', add: 'aaaaaaaaaaaaaaaaaaaaaaaaaa', weight: 1, capacity: 3 }],
    })
    expect(milestonesOf(change)).toEqual([{ name: 'assigned', round: 1, from: 1_000, to: 5_000 }])
  })

  it('counts only the first assignment of a round', () => {
    const again = inquiryFixture({ assignedAt: 2_000 })
    const change = assign(again, { advisorId: 'bob', capacity: 3 }, { taken: true }, context)
    expect(milestonesOf(change)).toEqual([])
    expect(change.set).not.toHaveProperty('assignedAt')
  })

  it('frees the advisor when the inquiry leaves them, and remembers who had begun on it', () => {
    const untouched = unassign(assigned, 'offline', context)
    expect(untouched).toMatchObject({
      set: { status: 'waiting' },
      load: [{ advisorId: 'ann', remove: assigned.inquiryId }],
    })
    expect(untouched.set).not.toHaveProperty('lastAdvisorId')
    expect(unassign({ ...assigned, touchedAt: 3_000 }, 'offline', context).set).toMatchObject({ lastAdvisorId: 'ann' })
  })

  it('refuses to assign what somebody has already', () => {
    expect(() => assign(assigned, { advisorId: 'bob', capacity: 3 }, { taken: true }, context)).toThrow(
      IllegalTransition,
    )
  })

  it('hands over with a note and a named colleague first in line', () => {
    const handed = transfer(assigned, { desk: 'loans', advisorId: 'bob' }, message({ kind: 'note' }), context)
    expect(handed.set).toMatchObject({ status: 'waiting', desk: 'loans', lastAdvisorId: 'bob' })
    expect(handed.messages).toHaveLength(1)
    expect(handed.events?.[0]?.desk).toBe('loans')
  })
})

describe('answering', () => {
  it('counts the first reply of a round and says whether the promise was kept', () => {
    const change = reply(assigned, message(), context)
    const { promise } = assigned
    expect(milestonesOf(change)).toMatchObject([
      { name: 'answered', round: 1, from: 1_000, to: 5_000, kept: true, promise },
    ])
    expect(change.set).toMatchObject({ status: 'answered', answeredAt: 5_000, promise: { by: 10_000, kept: true } })
    expect(change.load).toHaveLength(1)
  })

  it('says that a promise was broken when the reply came after its time', () => {
    const change = reply(assigned, message(), { ...context, now: 10_001 })
    expect(change.set?.promise?.kept).toBe(false)
  })

  it('does not count a second reply', () => {
    const answered = resultOf(assigned, reply(assigned, message(), context))
    const second = reply(answered, message({ messageId: 'm2' }), { ...context, now: 20_000 })
    expect(milestonesOf(second)).toEqual([])
    expect(second.set).not.toHaveProperty('promise')
  })

  it('answers without a promise when there was none', () => {
    const { promise: _, ...without } = assigned
    const milestones = milestonesOf(reply(without, message(), context))
    expect(milestones).toMatchObject([{ name: 'answered', round: 1, from: 1_000, to: 5_000 }])
    expect(milestones?.[0]).not.toHaveProperty('kept')
  })

  it('keeps a note out of every figure', () => {
    const change = note(assigned, message({ kind: 'note', direction: 'note' }), context)
    expect(milestonesOf(change)).toEqual([])
    expect(change).not.toHaveProperty('expectVersion')
  })

  it('measures a reopened matter from its reopening', () => {
    const resolved = resultOf(assigned, resolve(assigned, 'solved', context))
    expect(resolved).toMatchObject({ status: 'resolved', resolvedAt: 5_000 })
    const promise = { by: 90_000, givenAt: 60_000, configVersion: 2 }
    const asked = message({ messageId: 'm3', direction: 'inbound', kind: 'inquiry', at: 60_000 })
    const reopened = resultOf(resolved, newRound(resolved, 'reopen', promise, asked, { now: 61_000, by: 'customer' }))
    expect(reopened).toMatchObject({
      status: 'waiting',
      round: 2,
      roundAt: 60_000,
      lastAdvisorId: 'ann',
      configVersion: 2,
    })
    expect(reopened.resolvedAt).toBeUndefined()
    const again = { ...reopened, status: 'assigned', advisorId: 'ann' } as const
    expect(milestonesOf(reply(again, message(), { ...context, now: 70_000 }))).toMatchObject([
      { name: 'answered', round: 2, from: 60_000, to: 70_000, kept: true, began: 'reopening', promise },
    ])
    expect(milestonesOf(resolve(again, undefined, { ...context, now: 80_000 }))).toMatchObject([
      { name: 'resolved', round: 2, from: 60_000, to: 80_000 },
    ])
  })

  it('takes up an answered matter again by the clock when nobody wrote', () => {
    const answered = resultOf(assigned, reply(assigned, message(), context))
    const promise = { by: 90_000, givenAt: 60_000, configVersion: 1 }
    const asked = newRound(answered, 'ask', promise, undefined, { now: 61_000, by: 'customer' })
    expect(asked.set).toMatchObject({ status: 'waiting', roundAt: 61_000 })
    expect(asked.set).not.toHaveProperty('reopenedAt')
    expect(asked).not.toHaveProperty('messages')
  })

  it('lets a further message join an open matter without changing anything else', () => {
    const change = addMessage(assigned, message(), 'reply-address', { now: 6_000, by: 'customer' })
    expect(change).not.toHaveProperty('set')
    expect(change.events?.[0]).toMatchObject({ type: 'joined', detail: { why: 'reply-address' } })
  })
})
