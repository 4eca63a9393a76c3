import { parseArgs } from 'node:util'
import { z } from 'zod'
import { differencesSchema, publishedSchema, releaseSchema } from '#shared/api/texts.ts'
import { configurationInForce, operationsOf } from './operations.ts'
import { showDifferences } from './show-differences.ts'
import { SYSTEM_OPTIONS, systemOf } from './system.ts'

const version = z.string().regex(/^[1-9]\d{0,8}$/u)
const releases = z.object({ items: z.array(releaseSchema) })

/** `npm run config -- history`: versions, who put them in force, when and why; newest first. */
export async function history(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const { items } = await (await operationsOf(systemOf(values))).call(
    releases,
    'GET',
    'configuration/versions?limit=50',
  )
  process.stdout.write(values.json ? `${JSON.stringify(items)}\n` : items.map(line).join(''))
}

function line({ version: number, at, by, note, restores, replaces }: z.infer<typeof releaseSchema>): string {
  const more = [
    ...(restores === undefined ? [] : [`restores ${restores}`]),
    ...(replaces === undefined ? [] : [`replaces ${replaces.join(', ')}`]),
  ]
  return `${number}  ${at ?? ''}  ${by ?? 'before a history was kept'}  ${[note, ...more].filter(Boolean).join('; ')}\n`
}

/** `npm run config -- diff A B`: what two versions have differently. */
export async function diff(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const versions = z.tuple([version, version]).safeParse(positionals)
  if (!versions.success) throw new Error('usage: npm run -s config -- diff VERSION VERSION')
  const [from, to] = versions.data
  const operations = await operationsOf(systemOf(values))
  const found = await operations.call(differencesSchema, 'GET', `configuration/diff?from=${from}&to=${to}`)
  if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`)
  else process.stdout.write(found.changes.length === 0 ? 'Nothing differs.\n' : showDifferences(found.changes))
}

/** `npm run config -- rollback VERSION`: puts an earlier version in force again, as a new one. */
export async function rollBack(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const to = version.safeParse(positionals[0])
  if (!to.success) throw new Error('usage: npm run -s config -- rollback VERSION [--note TEXT]')
  const operations = await operationsOf(systemOf(values))
  const inForce = await configurationInForce(operations)
  const order = { to: Number(to.data), base: inForce.version, note: values.note ?? `back to version ${to.data}` }
  const published = await operations.call(publishedSchema, 'POST', 'configuration/rollback', order)
  process.stdout.write(`Version ${published.version} is in force: it is what version ${to.data} was.\n`)
}

const read = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, note: { type: 'string' }, ...SYSTEM_OPTIONS },
  })
