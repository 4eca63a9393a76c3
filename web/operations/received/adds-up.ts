import type { Reconciliation } from '../api-shapes.ts'

/** How many of what was received ended up nowhere; 0 when the books add up. */
export const missingFrom = ({ received, ...ends }: Reconciliation['totals']): number =>
  received - Object.values(ends).reduce((sum, count) => sum + count, 0)
