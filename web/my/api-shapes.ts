import type { components } from '../platform/api/generated/api.ts'

type Schemas = components['schemas']
/** In the list. */
export type Summary = Schemas['CustomerInquirySummary']
/** With its messages. */
export type Inquiry = Schemas['CustomerInquiry']
export type Message = Inquiry['messages'][number]
