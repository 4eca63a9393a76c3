import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Alarmed } from '#shared/configuration/escalation-rules.ts'
import type { Desk } from '#shared/configuration/schema.ts'

/** Addresses of the people whom a step alarms, each once; from the configuration alone. Pure. */
export function recipientsOf(to: readonly Alarmed[], desk: Desk, index: ConfigurationIndex): readonly string[] {
  const emails = (advisorIds: readonly string[]): readonly string[] =>
    advisorIds.flatMap((advisorId) => index.advisor(advisorId)?.email ?? [])
  const people: Readonly<Record<Alarmed, readonly string[]>> = {
    lead: emails(desk.leads),
    'deputy-lead': emails(desk.deputyLeads),
    'on-call': desk.onCall.length > 0 ? desk.onCall : emails(desk.leads),
    webhook: [],
  }
  return [...new Set(to.flatMap((role) => people[role]))]
}
