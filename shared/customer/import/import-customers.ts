import { isDeepStrictEqual } from 'node:util'
import { customerJson, customerOfInput } from '#shared/api/directory-json.ts'
import { Conflict, Unavailable } from '#shared/errors.ts'
import type { CustomerDirectory } from '../customer.ts'
import { SubjectTaken } from '../subject-taken.ts'
import { type CustomerRow, type CustomerRows, customerOfRow, type RowProblem } from './read-customers.ts'

/** What became of a table; every row is counted once. */
export interface ImportReport {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** Rows that changed nothing, by row; several where several columns are wrong. */
  readonly refused: readonly RowProblem[]
  /** The directory stopped answering: from this row on nothing was looked at. */
  readonly stoppedAtRow?: number
}

/** Rows worked at the same time; none of them name the same customer. */
const AT_ONCE = 10
/** Core banking may change a customer at the same moment. */
const ATTEMPTS = 3

type Outcome = 'created' | 'changed' | 'unchanged' | readonly RowProblem[]

/**
 * Brings the directory to what the rows say, each customer in one step or not at all; the same table again changes
 * nothing. Nobody is taken out. With `dryRun` it only says what it would do.
 */
export async function importCustomers(
  directory: CustomerDirectory,
  { rows, problems }: CustomerRows,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ImportReport> {
  const counts = { created: 0, changed: 0, unchanged: 0 }
  const refused: RowProblem[] = [...problems]
  let stoppedAtRow: number | undefined
  for (let start = 0; start < rows.length && stoppedAtRow === undefined; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE)
    const outcomes = await Promise.allSettled(some.map((row) => importRow(directory, row, dryRun)))
    for (const [place, outcome] of outcomes.entries()) {
      const { row = 0 } = some[place] ?? {}
      if (outcome.status === 'rejected') {
        if (!(outcome.reason instanceof Unavailable)) throw outcome.reason
        refused.push({ row, column: '', reason: 'the directory did not answer' })
        stoppedAtRow ??= rows[start + AT_ONCE]?.row
      } else if (typeof outcome.value === 'string') counts[outcome.value] += 1
      else refused.push(...outcome.value)
    }
  }
  refused.sort((a, b) => a.row - b.row)
  return { ...counts, refused, ...(stoppedAtRow === undefined ? {} : { stoppedAtRow }) }
}

async function importRow(directory: CustomerDirectory, row: CustomerRow, dryRun: boolean): Promise<Outcome> {
  const no = (column: string, reason: string): Outcome => [{ row: row.row, column, reason }]
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { customer: stored, version } = row.customerId === '' ? { version: 0 } : await directory.entry(row.customerId)
    const read = customerOfRow(row, stored === undefined ? undefined : customerJson(stored))
    if ('problems' in read) return read.problems
    const { customerId, ...input } = read.customer
    const customer = customerOfInput(customerId, input)
    if (isDeepStrictEqual(customer, stored)) return 'unchanged'
    const outcome = stored === undefined ? 'created' : 'changed'
    try {
      if (!dryRun) await directory.put(customer, version)
      else if (await isTaken(directory, customerId, customer.subject)) throw new SubjectTaken()
      return outcome
    } catch (error) {
      if (error instanceof SubjectTaken) return no('subject', 'is that of another customer')
      if (!(error instanceof Conflict)) throw error
    }
  }
  return no('', 'was changed by somebody else at the same time')
}

async function isTaken(
  directory: CustomerDirectory,
  customerId: string,
  subject: string | undefined,
): Promise<boolean> {
  const owner = subject === undefined ? undefined : await directory.bySubject(subject)
  return owner !== undefined && owner.customerId !== customerId
}
