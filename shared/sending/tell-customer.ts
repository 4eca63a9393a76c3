import type { AcknowledgementRequest } from '#shared/queue/queue.ts'
import { type AcknowledgeDeps, acknowledgeInquiry } from './acknowledge-inquiry.ts'
import { tellDelay } from './tell-delay.ts'

/** Works one request of the `acknowledgements` queue; see acknowledgeInquiry and tellDelay. */
export const tellCustomer = (deps: AcknowledgeDeps, request: AcknowledgementRequest): Promise<string> =>
  request.delay === undefined ? acknowledgeInquiry(deps, request) : tellDelay(deps, request.inquiryId, request.delay)
