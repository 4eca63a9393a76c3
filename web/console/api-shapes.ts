import type { components } from '../platform/api/generated/api.ts'

type Schemas = components['schemas']
/** In a list. */
export type Summary = Schemas['AdvisorInquirySummary']
/** With messages and decisions. */
export type Inquiry = Schemas['AdvisorInquiry']
export type Message = Inquiry['messages'][number]
export type ConsoleState = Schemas['ConsoleState']
export type Macro = Schemas['Macro']
export type NamesAnswer = Schemas['Names']
