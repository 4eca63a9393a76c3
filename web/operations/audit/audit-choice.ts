import { z } from '../../platform/zod.ts'
import { dayAfter, startOfDay } from '../words/zone-days.ts'

/** As the API names them; the texts have a word for each. */
export const DEEDS = [
  'raw-mail-seen',
  'message-released',
  'queue-redriven',
  'texts-published',
  'configuration-applied',
  'configuration-rolled-back',
  'configuration-deployed',
  'customer-entered',
  'customer-removed',
  'customers-imported',
  'customers-exported',
  'figures-rebuilt',
] as const

const choiceSchema = z.object({
  actor: z.string().max(255).catch(''),
  deed: z.enum(DEEDS).optional().catch(undefined),
  /** Local days, both included. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})
/** What is looked for; kept in the address. */
export type AuditChoice = z.infer<typeof choiceSchema>

export const auditChoiceOf = (search: URLSearchParams): AuditChoice => choiceSchema.parse(Object.fromEntries(search))

/** As the API asks for it; days are those of the institute's zone. */
export function auditQueryOf({ actor, deed, from, to }: AuditChoice, zone: string) {
  return {
    ...(actor === '' ? {} : { actor }),
    ...(deed === undefined ? {} : { deed }),
    ...(from === undefined ? {} : { from: new Date(startOfDay(from, zone)).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(startOfDay(dayAfter(to), zone)).toISOString() }),
  }
}
