import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { type MailReport, reportOnMail } from '#shared/mail/mail-report.ts'

const USAGE = 'usage: npm run -s mail -- read FILE… [--json]'

type Line = ({ readonly file: string } & MailReport) | { readonly file: string; readonly error: string }

/** `npm run mail -- read FILE… --json`: what intake makes of raw mails, without storing anything. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [command, ...files] = positionals
  if (command !== 'read' || files.length === 0) throw new Error(USAGE)
  const { configuration } = await compileDirectory(process.env['ANKLANG_CONFIG'] ?? 'config/musterbank')
  const lines: Line[] = []
  for (const file of files) {
    lines.push(await readOne(file, configuration.institute))
    if (lines.length % 100 === 0 || lines.length === files.length) {
      process.stderr.write(`${lines.length} of ${files.length} read\n`)
    }
  }
  process.stdout.write(values.json ? `${JSON.stringify(lines, undefined, 2)}\n` : lines.map(forPeople).join('\n'))
}

async function readOne(file: string, institute: Configuration['institute']): Promise<Line> {
  try {
    return { file, ...(await reportOnMail(await readFile(file), institute)) }
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) }
  }
}

function forPeople(line: Line): string {
  if ('error' in line) return `${line.file}: ${line.error}\n`
  const fate = line.acknowledge ? 'would be acknowledged' : `no acknowledgement: ${line.reason}`
  const files = line.attachments.map(({ name, type, bytes }) => `  + ${name} (${type}, ${bytes} bytes)\n`).join('')
  return `${line.file}: ${fate}\n  ${line.from.name} <${line.from.address}>\n  ${line.subject}\n${files}\n${line.visibleText}\n`
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
