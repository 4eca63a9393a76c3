import { z } from 'zod'
import type { InquiryEvent } from '#shared/inquiry/inquiry.ts'
import type { Instant } from '#shared/instant.ts'

export const DELIVERY_STATES = [
  'sent',
  'delivered',
  'delayed',
  'bounced',
  'complained',
  'rejected',
  'not-sent',
] as const
export interface DeliveryState {
  readonly state: (typeof DELIVERY_STATES)[number]
  readonly at: Instant
  /** The mail service's code for why. */
  readonly code?: string
}

const OUTCOMES = {
  send: 'sent',
  delivery: 'delivered',
  delay: 'delayed',
  'transient-bounce': 'bounced',
  bounce: 'bounced',
  complaint: 'complained',
  reject: 'rejected',
} as const satisfies Record<string, DeliveryState['state']>
const isOutcome = (value: string): value is keyof typeof OUTCOMES => Object.hasOwn(OUTCOMES, value)

const outcomeDetail = z.object({ outcome: z.string(), messageId: z.string(), code: z.string().optional() })
const deliveryDetail = z.object({ outcome: z.string() })
const DELIVERY = 'delivery-'

/** How each mail of an inquiry stands, by the message's id: the latest that became known of it. Pure. */
export function deliveryStates(events: readonly InquiryEvent[]): ReadonlyMap<string, DeliveryState> {
  const states = new Map<string, DeliveryState>()
  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    const told = toldBy(event)
    if (told !== undefined) states.set(told.messageId, told.state)
  }
  return states
}

function toldBy(event: InquiryEvent): { readonly messageId: string; readonly state: DeliveryState } | undefined {
  const { type, at, detail, eventId } = event
  if (type === 'mail-outcome') {
    const read = outcomeDetail.safeParse(detail)
    if (!read.success || !isOutcome(read.data.outcome)) return undefined
    const { messageId, outcome, code } = read.data
    return { messageId, state: { state: OUTCOMES[outcome], at, ...(code === undefined ? {} : { code }) } }
  }
  if (type === 'delivery') {
    const read = deliveryDetail.safeParse(detail)
    if (!read.success) return undefined
    const { outcome } = read.data
    const state =
      outcome === 'sent' ? ({ state: 'sent', at } as const) : ({ state: 'not-sent', at, code: outcome } as const)
    return { messageId: eventId.slice(DELIVERY.length), state }
  }
  return undefined
}
