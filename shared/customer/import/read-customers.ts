import { type DirectoryCustomer, directoryCustomerSchema } from '#shared/api/directory.ts'
import { readRows } from '#shared/csv/read-table.ts'
import { Malformed } from '#shared/errors.ts'
import { COLUMN_NAMES, COLUMNS, type ColumnName, columnOf } from './columns.ts'

/** What is wrong with a row; never what it says. */
export interface RowProblem {
  /** As people count: the heading is row 1. */
  readonly row: number
  readonly column: string
  readonly reason: string
}
/** A row that names a customer and is the only one that does. */
export interface CustomerRow {
  readonly row: number
  readonly customerId: string
  readonly cells: ReadonlyMap<ColumnName, string>
}
export interface CustomerRows {
  readonly rows: readonly CustomerRow[]
  readonly problems: readonly RowProblem[]
}

/**
 * The rows of a table of customers. Throws Malformed for a table that cannot be read, or whose heading lacks `customerId`,
 * has a column twice or one that is not known: a wrong heading would import something else than was meant.
 */
export function readCustomerRows(what: string, content: string): CustomerRows {
  const { names, rows } = readRows(what, content)
  const columns = names.map((name, place) => columnNamed(what, name, names.indexOf(name) === place))
  if (!columns.includes('customerId')) throw wrongHeading(what, 'must have a column customerId')
  const problems: RowProblem[] = []
  const owners = { customerId: new Map<string, number>(), subject: new Map<string, number>() }
  const read = rows.flatMap(({ row, fields }): CustomerRow[] => {
    const cells = new Map(columns.map((column, place) => [column, (fields[place] ?? '').trim()]))
    const customerId = cells.get('customerId') ?? ''
    const found = [
      ...(fields.length === columns.length
        ? []
        : [{ row, column: '', reason: `has ${fields.length} fields where the heading has ${columns.length}` }]),
      ...(['customerId', 'subject'] as const).flatMap((column) => {
        const value = cells.get(column) ?? ''
        const before = owners[column].get(value)
        if (value !== '' && before === undefined) owners[column].set(value, row)
        return value === '' || before === undefined ? [] : [{ row, column, reason: `stands in row ${before} already` }]
      }),
    ]
    problems.push(...found)
    return found.length === 0 ? [{ row, customerId, cells }] : []
  })
  return { rows: read, problems }
}

/**
 * A row upon what is stored: a column that the table does not have keeps it, an empty cell empties it. Gives the customer
 * or, column by column, what is wrong.
 */
export function customerOfRow(
  { row, cells }: CustomerRow,
  stored: DirectoryCustomer | undefined,
): { readonly customer: DirectoryCustomer } | { readonly problems: readonly RowProblem[] } {
  let fields: Readonly<Record<string, unknown>> = { ...stored }
  for (const [column, cell] of cells) fields = COLUMNS[column].into(fields, cell)
  const read = directoryCustomerSchema.safeParse(fields)
  if (read.success) return { customer: read.data }
  const reasons = new Map(
    read.error.issues.map(({ path, message }) => [columnOf(path), isThere(fields, path) ? message : 'is missing']),
  )
  return { problems: [...reasons].map(([column, reason]) => ({ row, column, reason })) }
}

const isThere = (fields: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce<unknown>((value, part) => Object(value)[part], fields) !== undefined

function columnNamed(what: string, name: string, isFirst: boolean): ColumnName {
  const column = COLUMN_NAMES.find((known) => known === name)
  if (column === undefined) throw wrongHeading(what, `must hold no other columns than ${COLUMN_NAMES.join(', ')}`)
  if (!isFirst) throw wrongHeading(what, `must hold ${column} once`)
  return column
}

const wrongHeading = (what: string, message: string) => new Malformed(what, [{ path: 'the heading', message }])
