import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { median, rounded } from '#tests/support/quantiles.ts'
import { type Bundled, bundlesOf, currentAssembly } from './assembly.ts'

export interface BundleReport {
  readonly name: string
  readonly bytes: number
  readonly gzippedBytes: number
  /** Milliseconds to import it in a fresh worker thread, median. */
  readonly importMs: number
  /** Over importing an empty module in the same way. */
  readonly importRatio: number
}

const EMPTY = 'data:text/javascript,export{}'

/** Size and cold import of every function's bundle; each import in a thread of its own, in turn, `times` times. */
export async function measureBundles(times: number): Promise<readonly BundleReport[]> {
  const { template } = await currentAssembly()
  const bundles = (await bundlesOf(template)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const empty = await medianImport(EMPTY, {}, times)
  const reports: BundleReport[] = []
  for (const bundle of bundles) {
    const source = await readFile(bundle.path)
    const importMs = await medianImport(pathToFileURL(bundle.path).href, environmentOf(bundle), times)
    reports.push({
      name: bundle.name,
      bytes: source.length,
      gzippedBytes: gzipSync(source).length,
      importMs: rounded(importMs),
      importRatio: rounded(importMs / empty),
    })
  }
  return reports
}

/** As on Lambda; without a daemon to trace to. */
const environmentOf = ({ environment }: Bundled): Record<string, string> => ({
  ...environment,
  AWS_REGION: 'eu-central-1',
  POWERTOOLS_TRACE_ENABLED: 'false',
})

async function medianImport(module: string, env: Record<string, string>, times: number): Promise<number> {
  const all: number[] = []
  for (let index = 0; index < times; index += 1) {
    const worker = new Worker(new URL('./cold-import.ts', import.meta.url), {
      env,
      workerData: { module },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
    })
    const [milliseconds]: unknown[] = await once(worker, 'message')
    all.push(z.number().parse(milliseconds))
    await worker.terminate()
  }
  return median(all)
}
