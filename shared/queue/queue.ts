import type { Instant } from '#shared/instant.ts'

/** Sends work to a stage. At least once, in any order: every consumer is idempotent. May throw Unavailable. */
export interface Queue<T> {
  send(message: T, options?: { /** 0–900 */ readonly delaySeconds?: number }): Promise<void>
}

/** A message of the `inquiries` queue: the receipt holds the rest. */
export interface ReceivedNotice {
  readonly receiptId: string
}
/**
 * A message of the `acknowledgements` queue. `notice` says which customer message is answered by a notice, `delay` which
 * promise will probably break (with how likely that is) or has broken (1); neither: the inquiry's acknowledgement.
 */
export interface AcknowledgementRequest {
  readonly inquiryId: string
  readonly notice?: { readonly messageId: string }
  readonly delay?: { readonly givenAt: Instant; readonly likelihood?: number }
}
/** A message of the `routing` queue: one inquiry to place, looking at `lookAt` in any case, or an advisor who has become free. */
export type RoutingRequest = { readonly inquiryId: string; readonly lookAt?: string } | { readonly advisorId: string }
/** A message of the `outbound` queue: an advisor's reply to send to the customer. */
export interface DeliveryRequest {
  readonly inquiryId: string
  readonly messageId: string
}

/** A message of the `escalations` queue: one alarm about an inquiry. */
export interface AlarmRequest {
  readonly inquiryId: string
  readonly alarmId: string
}

/** Depth and dead letters, for operators. */
export interface QueueState {
  readonly name: string
  readonly depth: number
  readonly inFlight: number
  /** Age of the oldest waiting message in seconds; undefined when the service does not say. */
  readonly oldestSeconds?: number
  readonly deadLetters: number
  /** What a customer suffers while dead letters lie here. */
  readonly consequence: string
}
export interface QueueInspector {
  list(): Promise<readonly QueueState[]>
  /** Messages of a queue that are not worked off yet, in flight included; 0 for an unknown queue. About right, and right at rest. */
  waiting(name: string): Promise<number>
  /** Moves dead letters back to their queue; returns how many were moved (bounded a call), undefined for an unknown queue. */
  redrive(name: string): Promise<number | undefined>
}
