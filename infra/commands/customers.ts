import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import type { Deed } from '#shared/audit/audit-log.ts'
import { createCustomerDirectory } from '#shared/aws/customer-directory.ts'
import { exportCustomers } from '#shared/customer/import/export-customers.ts'
import { type ImportReport, importCustomers } from '#shared/customer/import/import-customers.ts'
import { readCustomerRows } from '#shared/customer/import/read-customers.ts'
import { describeImport } from './customers/describe.ts'
import { type ExportOptions, type ImportOptions, readOptions } from './customers/options.ts'
import { noteDeed } from './place/note-deed.ts'
import { reach } from './place/reach.ts'

/** `npm run customers -- import FILE`: what it did, row by row where it refused; exit code 1 where it refused any. */
async function importFile({ file, place, dryRun, json }: ImportOptions): Promise<void> {
  const rows = readCustomerRows(file, await textOf(file))
  const reached = await reach(place)
  const run = () => importCustomers(createCustomerDirectory(reached), rows, { dryRun })
  const report = dryRun ? await run() : await noteDeed(reached, by('customers-imported'), run, counted)
  process.stdout.write(json ? `${JSON.stringify({ ...report, dryRun })}\n` : describeImport(report, dryRun))
  if (report.refused.length > 0) process.exitCode = 1
}

const counted = ({ created, changed, refused }: ImportReport): string =>
  `${created} created, ${changed} changed, ${new Set(refused.map(({ row }) => row)).size} refused`

/** `npm run customers -- export`: everybody's data leaves the system, which is worth a trace. */
async function exportAll({ place }: ExportOptions): Promise<void> {
  const reached = await reach(place)
  const write = async (): Promise<void> => {
    for await (const lines of exportCustomers(createCustomerDirectory(reached))) process.stdout.write(lines)
  }
  await noteDeed(reached, by('customers-exported'), write, () => 'all')
}

const by = (deed: Deed) => ({ deed, user: userInfo().username })

/** Throws an Error for a file that is not in UTF-8: names would be stored broken. */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Error(`${file} must be in UTF-8: save it as such.`, { cause })
  }
}

try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.command === 'import') await importFile(options)
  else await exportAll(options)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
