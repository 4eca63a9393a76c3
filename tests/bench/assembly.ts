import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { localParameters } from '#infra/local/parameters.ts'
import { readSettings } from '#infra/local/settings.ts'
import { type Synthesized, synthesized } from '#infra/local/synthesis/synthesized.ts'
import { readAssets } from '#infra/local/template/assets.ts'
import { resolveTemplate } from '#infra/local/template/resolve.ts'
import { readTemplate } from '#infra/local/template/template.ts'

export const ROOT = resolve(import.meta.dirname, '..', '..')

/** One function's bundle in the synthesized assembly. */
export interface Bundled {
  /** Folder in `functions/`. */
  readonly name: string
  /** Absolute path of `index.mjs`. */
  readonly path: string
  /** The variables that the template gives it, with this machine's values. */
  readonly environment: Readonly<Record<string, string>>
}

const functionSchema = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({
    Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }).catchall(z.coerce.string()),
  }),
})

/** The assembly of the present sources, as `npm start` makes it. */
export const currentAssembly = (): Promise<Synthesized> => synthesized(ROOT, readSettings(process.env, ROOT).configDir)

/** Nothing is called there: references in variables need only look like addresses. */
const PLACE = {
  region: 'eu-central-1',
  account: '000000000000',
  storageUrl: 'http://127.0.0.1:1',
  publicUrl: 'http://127.0.0.1:2',
}

/** Our own functions of an assembly; CDK's helpers, which run in deployments alone, are left out. */
export async function bundlesOf(path: string): Promise<Bundled[]> {
  const [template, assets] = await Promise.all([readTemplate(path), readAssets(path)])
  const resources = resolveTemplate(template, localParameters(PLACE.publicUrl), PLACE)
  return resources.flatMap(({ type, properties }) => {
    const read = functionSchema.safeParse(properties)
    if (type !== 'AWS::Lambda::Function' || !read.success) return []
    const { Code, Environment } = read.data
    const { Variables: environment } = Environment
    const file = join(assetPath(assets, Code.S3Key), 'index.mjs')
    return [{ name: environment.POWERTOOLS_SERVICE_NAME, path: file, environment }]
  })
}

function assetPath(assets: Awaited<ReturnType<typeof readAssets>>, key: string): string {
  const asset = assets.get(key)
  if (asset === undefined) throw new Error(`the assembly has no asset ${key}`)
  return asset.path
}

/** A copy of the assembly in a directory of its own whose bundles are `change`d. */
export async function changedAssembly(
  change: (bundle: Bundled, source: string) => string,
): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const { template, people } = await currentAssembly()
  const directory = await mkdtemp(join(tmpdir(), 'anklang-assembly-'))
  // Archives are those of CDK's own deployment helpers.
  await cp(dirname(template), directory, { recursive: true, filter: (path) => !path.endsWith('.zip') })
  const copy = join(directory, basename(template))
  for (const bundle of await bundlesOf(copy)) {
    await writeFile(bundle.path, change(bundle, await readFile(bundle.path, 'utf8')))
  }
  await writeFile(join(directory, 'local.json'), JSON.stringify({ template: copy, people }))
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) }
}
