import { describe, expect, it } from 'vitest'
import { eventOf } from '#shared/inquiry/event.ts'
import { inquiryFixture } from '#shared/inquiry/inquiry.fixture.ts'
import { deliveryStates } from './delivery-states.ts'

const event = (at: number, type: string, eventId: string, detail: unknown) =>
  eventOf(inquiryFixture(), { now: at, by: 'system' }, { eventId, type, detail })
const outcome = (at: number, name: string, messageId = 'm') =>
  event(at, 'mail-outcome', `mail-${name}-${at}`, { outcome: name, messageId, code: 'c' })

describe('how mails stand', () => {
  it('is the latest that became known, in whatever order it came', () => {
    const states = deliveryStates([outcome(3, 'delivery'), outcome(2, 'delay'), outcome(4, 'complaint', 'other')])
    expect(states.get('m')).toEqual({ state: 'delivered', at: 3, code: 'c' })
    expect(states.get('other')).toEqual({ state: 'complained', at: 4, code: 'c' })
  })

  it('is told of a reply by its delivery too', () => {
    const states = deliveryStates([
      event(1, 'delivery', 'delivery-r1', { outcome: 'sent' }),
      event(1, 'delivery', 'delivery-r2', { outcome: 'suppressed' }),
    ])
    expect(states.get('r1')).toEqual({ state: 'sent', at: 1 })
    expect(states.get('r2')).toEqual({ state: 'not-sent', at: 1, code: 'suppressed' })
  })

  it('is not guessed from events that say something else', () => {
    const others = [
      event(1, 'note', 'n', {}),
      event(1, 'mail-outcome', 'x', { outcome: 'opened', messageId: 'm' }),
      event(1, 'mail-outcome', 'y', { outcome: 'delivery' }),
      event(1, 'delivery', 'delivery-m', undefined),
    ]
    expect(deliveryStates(others).size).toBe(0)
  })
})
