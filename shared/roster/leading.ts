import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import type { Advisor, Desk } from '#shared/configuration/schema.ts'

/** Whether they answer for the desk. */
export const leads = (advisorId: string, desk: Pick<Desk, 'leads' | 'deputyLeads'> | undefined): boolean =>
  desk !== undefined && (desk.leads.includes(advisorId) || desk.deputyLeads.includes(advisorId))

/** The desks that they answer for, in the order of the configuration. Pure. */
export const ledBy = (advisorId: string, { configuration }: Pick<ConfigurationIndex, 'configuration'>): string[] =>
  configuration.desks.filter((desk) => leads(advisorId, desk)).map(({ id }) => id)

/** Somebody with all desks whose work they see: those that they work at and those that they lead. Routing goes by the former alone. Pure. */
export const seeing = (advisor: Advisor, index: Pick<ConfigurationIndex, 'configuration'>): Advisor => ({
  ...advisor,
  desks: [...new Set([...advisor.desks, ...ledBy(advisor.id, index)])],
})
