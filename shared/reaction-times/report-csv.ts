import { csv } from '#shared/csv/csv.ts'
import { COUNTED } from './counted.ts'
import type { Group } from './report.ts'

const MILESTONE_COLUMNS = ['answered', ...COUNTED] as const
const QUANTILES = ['p50', 'p90', 'p99'] as const

/**
 * Groups as CSV (RFC 4180) with a header, one line a group: counts, quantiles in seconds and kept promises; empty where
 * nothing was counted. Keys are ids and times, so nothing in it can be taken for a formula.
 */
export function reportCsv(groups: readonly Group[]): string {
  const header = [
    'key',
    ...MILESTONE_COLUMNS.flatMap((name) => [`${name}_count`, ...QUANTILES.map((q) => `${name}_${q}_seconds`)]),
    'promises_count',
    'promises_kept_rate',
  ]
  const lines = groups.map((group) => [
    group.key,
    ...MILESTONE_COLUMNS.flatMap((name) => [group[name].count, ...QUANTILES.map((q) => group[name][q])]),
    group.keptPromises.count,
    group.keptPromises.rate,
  ])
  return csv([header, ...lines])
}
