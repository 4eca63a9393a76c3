import { writeFileSync } from 'node:fs'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { csv } from '#shared/csv/csv.ts'
import { EXPORT_COLUMNS, type ExportColumn, exportOrder } from '#shared/reaction-times/export-rows.ts'
import type { Measurement } from '#shared/reaction-times/reaction-times.ts'

export const FORMATS = ['csv', 'parquet'] as const
export type Format = (typeof FORMATS)[number]

/** Writes one row a milestone; returns how many. The file is whole or, when writing fails, not to be used. */
export function writeExport(measurements: readonly Measurement[], format: Format, file: string): number {
  const rows = exportOrder(measurements)
  writeFileSync(file, format === 'csv' ? csvOf(rows) : parquetOf(rows))
  return rows.length
}

const csvOf = (rows: readonly Measurement[]): string =>
  csv([EXPORT_COLUMNS.map(({ name }) => name), ...rows.map((row) => EXPORT_COLUMNS.map(({ of }) => of(row)))])

function parquetOf(rows: readonly Measurement[]): Uint8Array {
  const columnData = EXPORT_COLUMNS.map((column) => ({
    name: column.name,
    type: column.type,
    nullable: true,
    data: rows.map((row) => parquetCell(column, row)),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}

/** Times are dates to Parquet, and text to CSV. */
const parquetCell = ({ type, of }: ExportColumn, row: Measurement): unknown =>
  type === 'TIMESTAMP' ? new Date(row.at) : of(row)
