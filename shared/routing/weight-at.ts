import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'

/** Capacity that an inquiry takes: what its desk's work weighs, and at least what an urgent matter does. */
export const weightAt = (deskId: string, urgent: boolean, index: ConfigurationIndex): number =>
  Math.max(index.desk(deskId)?.weight ?? 1, urgent ? index.institute.routing.urgentWeight : 1)
