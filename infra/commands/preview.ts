import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { RenderedAcknowledgement } from '#shared/acknowledgement/acknowledgement.ts'
import { lintTemplates } from '#shared/acknowledgement/lint/lint-templates.ts'
import { previewText, type Sample, sampleSchema } from '#shared/acknowledgement/preview.ts'
import { compileDirectory } from '#shared/configuration/directory.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { readAs } from '#shared/read-as.ts'
import { sideBySide } from './preview/side-by-side.ts'

const USAGE = `usage: npm run -s preview -- [--kind acknowledgement|notice|delay|too-large] [--topic ID] [--language de]
         [--register formal|informal] [--channel email|web|mobile|social] [--customer ms|mr|named|unknown] [--urgent]
         [--hardship bereavement|cannot-pay|self-harm] [--closed] [--advisor] [--masked] [--not-taken N]
         [--without-promise] [--language-unknown] [--html]
       npm run -s preview -- --lint`

/** Of the sample data: Tuesday, 24 November 2026, 10:12 in Berlin. */
const NOW = Date.UTC(2026, 10, 24, 9, 12)
const run = promisify(execFile)

/** `npm run preview`: a text with sample data beside the one of the last commit; with `--lint` every text is checked. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kind: { type: 'string' },
      topic: { type: 'string' },
      language: { type: 'string' },
      register: { type: 'string' },
      channel: { type: 'string' },
      customer: { type: 'string' },
      hardship: { type: 'string' },
      urgent: { type: 'boolean' },
      closed: { type: 'boolean' },
      advisor: { type: 'boolean' },
      masked: { type: 'boolean' },
      'not-taken': { type: 'string' },
      'without-promise': { type: 'boolean' },
      'language-unknown': { type: 'boolean' },
      html: { type: 'boolean', default: false },
      lint: { type: 'boolean', default: false },
    },
  })
  const directory = process.env['ANKLANG_CONFIG'] ?? 'config/musterbank'
  const { configuration } = await compileDirectory(directory)
  if (values.lint) return lint(configuration, directory)
  const {
    html,
    lint: _,
    'not-taken': notTaken,
    'without-promise': silent,
    'language-unknown': languageUnknown,
    ...rest
  } = values
  const sample = readAs(
    sampleSchema,
    {
      ...rest,
      ...(notTaken === undefined ? {} : { notTaken: Number(notTaken) }),
      ...(silent === undefined ? {} : { promised: !silent }),
      ...(languageUnknown === undefined ? {} : { languageUnknown }),
    },
    'the options',
  )
  const now = previewText(configuration, sample, NOW)
  const before = await committed(directory, sample)
  const shown = (rendered: RenderedAcknowledgement) =>
    `${rendered.subject}\n\n${html ? rendered.html : rendered.text}${rendered.fallback === undefined ? '' : `\n\n! ${rendered.fallback}`}`
  process.stdout.write(
    before === undefined ? `${shown(now)}\n` : sideBySide(['last commit', 'files'], shown(before), shown(now)),
  )
}

function lint(configuration: Configuration, directory: string): void {
  const problems = lintTemplates(configuration, 'thorough')
  for (const { path, message } of problems)
    process.stdout.write(`${join(directory, path.map(String).join('/'))} ${message}\n`)
  if (problems.length > 0) throw new Error(`${problems.length} problems: see above`)
  process.stderr.write('every text keeps the rules in every situation\n')
}

/** The same text from the files of the last commit; undefined where there is none or it cannot be read. */
async function committed(directory: string, sample: Sample): Promise<RenderedAcknowledgement | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'anklang-preview-'))
  try {
    const { stdout: root } = await run('git', ['rev-parse', '--show-toplevel'], { cwd: directory })
    const path = relative(root.trim(), join(process.cwd(), directory))
    await run('sh', ['-c', 'git -C "$1" archive HEAD "$2" | tar -x -C "$3"', 'sh', root.trim(), path, place])
    return previewText((await compileDirectory(join(place, path))).configuration, sample, NOW)
  } catch (error) {
    process.stderr.write(`no last version to compare with: ${error instanceof Error ? error.message : String(error)}\n`)
    return undefined
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`)
  process.exitCode = 1
}
