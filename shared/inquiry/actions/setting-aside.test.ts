import { describe, expect, it } from 'vitest'
import { Malformed } from '#shared/errors.ts'
import { inquiryFixture } from '../inquiry.fixture.ts'
import type { Message } from '../inquiry.ts'
import { IllegalTransition } from '../state-machine.ts'
import { addMessage } from './answering.ts'
import { snooze, wake, wakeInTime } from './setting-aside.ts'

const context = { now: 5_000, by: 'advisor:ann' }
const assigned = inquiryFixture({ status: 'assigned', advisorId: 'ann' })
const answered = inquiryFixture({ status: 'answered', advisorId: 'ann', answeredAt: 4_000 })

describe('putting aside', () => {
  it('takes what waits for an answer until a time before its promise, and no longer', () => {
    expect(snooze(assigned, 9_000, context)).toMatchObject({
      expectVersion: 1,
      set: { snooze: { since: 5_000, until: 9_000 } },
      events: [{ type: 'snooze', by: 'advisor:ann', detail: { until: 9_000 } }],
      load: [{ advisorId: 'ann', notice: true }],
    })
    for (const until of [undefined, 5_000, 10_000, 11_000])
      expect(() => snooze(assigned, until, context)).toThrow(Malformed)
  })

  it('takes what is answered until any later time or until the customer writes', () => {
    expect(snooze(answered, 99_000, context).set).toEqual({ snooze: { since: 5_000, until: 99_000 } })
    expect(snooze(answered, undefined, context).set).toEqual({ snooze: { since: 5_000 } })
    expect(() => snooze(answered, 4_000, context)).toThrow(Malformed)
  })

  it('is for work that somebody has', () => {
    for (const status of ['waiting', 'resolved'] as const)
      expect(() => snooze(inquiryFixture({ status }), 9_000, context)).toThrow(IllegalTransition)
  })
})

describe('coming back', () => {
  const aside = { ...assigned, snooze: { since: 1_000, until: 5_000 } }

  it('happens in time, once', () => {
    expect(wakeInTime(aside, context)?.set).toEqual({ snooze: undefined })
    expect(wakeInTime(aside, { ...context, now: 4_999 })).toBeUndefined()
    expect(wakeInTime(assigned, context)).toBeUndefined()
    const over = wakeInTime({ ...answered, snooze: aside.snooze }, context)?.set?.snooze
    expect(over).toEqual({ ...aside.snooze, over: true })
    expect(wakeInTime({ ...answered, ...(over === undefined ? {} : { snooze: over }) }, context)).toBeUndefined()
  })

  it('happens by hand and with a message of the customer', () => {
    expect(wake(aside, context)?.set).toEqual({ snooze: undefined })
    expect(wake(assigned, context)).toBeUndefined()
    const message: Message = {
      messageId: 'm',
      direction: 'inbound',
      kind: 'inquiry',
      text: 'Noch etwas',
      at: 5_000,
      author: { role: 'customer' },
    }
    const joined = addMessage(aside, message, 'posted-web', { now: 5_000, by: 'customer' })
    expect(joined).toMatchObject({ set: { snooze: undefined }, load: [{ advisorId: 'ann', notice: true }] })
    expect(addMessage(inquiryFixture(), message, 'posted-web', context).set).toBeUndefined()
  })
})
