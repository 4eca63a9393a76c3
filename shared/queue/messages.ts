import { z } from 'zod'
import type { AcknowledgementRequest, AlarmRequest, DeliveryRequest, ReceivedNotice, RoutingRequest } from './queue.ts'

const id = z.string().min(1).max(80)

/** What consumers accept from their queues; the types of queue.ts, checked at run time. */
export const receivedNoticeSchema: z.ZodType<ReceivedNotice> = z.strictObject({ receiptId: id })

export const acknowledgementRequestSchema: z.ZodType<AcknowledgementRequest> = z.strictObject({
  inquiryId: id,
  notice: z.strictObject({ messageId: id }).exactOptional(),
  delay: z.strictObject({ givenAt: z.int(), likelihood: z.number().min(0).max(1).exactOptional() }).exactOptional(),
})

export const routingRequestSchema: z.ZodType<RoutingRequest> = z.union([
  z.strictObject({ inquiryId: id, lookAt: id.exactOptional() }),
  z.strictObject({ advisorId: id }),
])

export const deliveryRequestSchema: z.ZodType<DeliveryRequest> = z.strictObject({ inquiryId: id, messageId: id })

export const alarmRequestSchema: z.ZodType<AlarmRequest> = z.strictObject({
  inquiryId: id,
  alarmId: z.string().min(1).max(200),
})
