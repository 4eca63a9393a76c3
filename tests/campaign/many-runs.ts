import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

export interface ManyRunsReport {
  /** Times as many runs as in `npm test`. */
  readonly factor: number
  readonly files: number
  readonly passed: number
  readonly failed: number
  /** What failed, with what fast-check found: seed, path and counterexample. */
  readonly failures: readonly { readonly test: string; readonly message: string }[]
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})
const TEST_TIMEOUT_MS = 60 * 60_000
const MOST_CHARACTERS = 2_000

/** Runs test files by vitest with many times their usual runs. Throws if vitest itself fails. */
export async function manyRuns(files: readonly string[], factor: number): Promise<ManyRunsReport> {
  const directory = await mkdtemp(join(tmpdir(), 'anklang-runs-'))
  const outputFile = join(directory, 'report.json')
  try {
    const output = await vitest(
      ['run', ...files, '--reporter=json', `--outputFile=${outputFile}`, `--testTimeout=${TEST_TIMEOUT_MS}`],
      factor,
    )
    const written = await readFile(outputFile, 'utf8').catch(() => undefined)
    if (written === undefined) throw new Error(`vitest wrote no report:\n${output.slice(-MOST_CHARACTERS)}`)
    const report = reportSchema.parse(JSON.parse(written))
    const failures = report.testResults.flatMap(({ status, message, assertionResults }) => [
      ...assertionResults
        .filter((result) => result.status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          test: fullName,
          message: failureMessages.join('\n').slice(0, MOST_CHARACTERS),
        })),
      ...(status === 'failed' && assertionResults.length === 0 ? [{ test: 'a file that does not load', message }] : []),
    ])
    return {
      factor,
      files: report.testResults.length,
      passed: report.numPassedTests,
      failed: Math.max(report.numFailedTests, failures.length),
      failures,
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Resolves with its output however its tests went. */
function vitest(args: readonly string[], factor: number): Promise<string> {
  const entry = new URL('../../node_modules/vitest/vitest.mjs', import.meta.url).pathname
  const env = { ...process.env, ANKLANG_RUNS_FACTOR: String(factor) }
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { env, maxBuffer: 64e6 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}
