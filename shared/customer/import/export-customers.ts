import { customerJson } from '#shared/api/directory-json.ts'
import { csv } from '#shared/csv/csv.ts'
import type { CustomerDirectory } from '../customer.ts'
import { COLUMN_NAMES, COLUMNS } from './columns.ts'

/** The directory as a table that an import takes, in pieces of up to a hundred customers; the first is the heading. */
export async function* exportCustomers(directory: Pick<CustomerDirectory, 'list'>): AsyncGenerator<string> {
  yield csv([COLUMN_NAMES])
  for (let cursor: string | undefined; ; ) {
    const page = await directory.list({}, { limit: 100, ...(cursor === undefined ? {} : { cursor }) })
    const customers = page.items.flatMap(({ customer }) => (customer === undefined ? [] : [customerJson(customer)]))
    yield csv(customers.map((customer) => COLUMN_NAMES.map((column) => COLUMNS[column].from(customer))))
    cursor = page.cursor
    if (cursor === undefined) return
  }
}
