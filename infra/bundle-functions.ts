import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '..')

/** One function's code, ready to be an asset. */
interface Bundle {
  /** Absolute directory that holds `index.mjs`, and the weights of the topic model where it reads them. */
  readonly directory: string
  readonly bytes: number
  /** Source files that went in, relative to the project's root. */
  readonly sources: readonly string[]
}
/** By function. */
export type Bundles = ReadonlyMap<string, Bundle>

// Some dependencies are CommonJS and call require() for Node.js's own modules, which an ESM bundle does not have.
const banner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);"

/** What a bundle with this source reads from beside itself: as code it would have to be parsed, and as data it is read in a tenth of the time. */
const READS_WEIGHTS = 'shared/lambda/topic-weights.ts'
const WEIGHTS = join(ROOT, 'shared/topic/model/weights.bin')

/**
 * Bundles `functions/<name>/index.ts` of each function into `<outdir>/<name>/index.mjs`, the AWS SDK included: a pinned
 * SDK starts faster than the runtime's own and does not change under us. One esbuild run for all of them parses shared
 * sources once. Throws esbuild's BuildFailure with all errors.
 */
export async function bundleFunctions(names: readonly string[], outdir: string): Promise<Bundles> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => ({ in: `functions/${name}/index.ts`, out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: banner },
    minify: true,
    // The names of error classes are in logs and decide nothing else; minified they would say nothing.
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  })
  const outputs = new Map(Object.values(metafile.outputs).map((output) => [output.entryPoint, output] as const))
  const bundles = names.map((name) => {
    const output = outputs.get(`functions/${name}/index.ts`)
    const sources = Object.keys(output?.inputs ?? {})
    return [name, { directory: join(outdir, name), bytes: output?.bytes ?? 0, sources }] as const
  })
  await Promise.all(
    bundles
      .filter(([, { sources }]) => sources.includes(READS_WEIGHTS))
      .map(([, { directory }]) => copyFile(WEIGHTS, join(directory, 'topic-weights.bin'))),
  )
  return new Map(bundles)
}
