import type { components } from '../platform/api/generated/api.ts'

type Schemas = components['schemas']
export type Queue = Schemas['Queue']
export type Receipt = Schemas['Receipt']
export type Reconciliation = Schemas['Reconciliation']
export type SuppressedItem = Schemas['SuppressedItem']
export type RawMail = Schemas['RawMail']
export type AuditedDeed = Schemas['AuditedDeed']
export type Costs = Schemas['Costs']
export type Texts = Schemas['Texts']
export type Release = Schemas['Release']
export type Rendered = Schemas['Preview']['before']
