import type { components } from '../platform/api/generated/api.ts'

type Schemas = components['schemas']
/** In a list. */
export type Summary = Schemas['AdvisorInquirySummary']
/** With messages and decisions. */
export type Inquiry = Schemas['AdvisorInquiry']
export type Message = Inquiry['messages'][number]
export type ConsoleState = Schemas['ConsoleState']
export type Macro = Schemas['Macro']
export type Team = Schemas['Team']
export type TeamDesk = Team['desks'][number]
export type Person = TeamDesk['people'][number]
/** Somebody to whom an inquiry may be given, or why not. */
export type Recipient = Schemas['Recipients']['people'][number]
export type NamesAnswer = Schemas['Names']
