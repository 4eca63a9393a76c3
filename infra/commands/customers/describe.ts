import type { ImportReport } from '#shared/customer/import/import-customers.ts'

/** An import in lines of text: what was refused, why, and the sums. */
export function describeImport({ refused, stoppedAtRow, ...counts }: ImportReport, dryRun: boolean): string {
  const rows = new Set(refused.map(({ row }) => row)).size
  return [
    ...refused.map(({ row, column, reason }) => `row ${row}${column === '' ? '' : `, ${column}`}: ${reason}`),
    ...(stoppedAtRow === undefined
      ? []
      : [`Stopped: rows from ${stoppedAtRow} on were not looked at. Import it again.`]),
    `${dryRun ? 'Would be: ' : ''}${counts.created} created, ${counts.changed} changed, ${counts.unchanged} unchanged, ${rows} rows refused.`,
    '',
  ].join('\n')
}
