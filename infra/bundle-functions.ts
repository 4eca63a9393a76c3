import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '..')

/** One function's code, ready to be an asset. */
interface Bundle {
  /** Absolute directory that holds `index.mjs` alone. */
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
  return new Map(
    names.map((name) => {
      const output = outputs.get(`functions/${name}/index.ts`)
      const sources = Object.keys(output?.inputs ?? {})
      return [name, { directory: join(outdir, name), bytes: output?.bytes ?? 0, sources }] as const
    }),
  )
}
