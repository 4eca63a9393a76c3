import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { z } from 'zod'
import type { AppName } from './apps.ts'

/** What an application's page loads before anything shows, as addresses. */
export interface AppFiles {
  readonly scripts: readonly string[]
  readonly preloads: readonly string[]
  readonly styles: readonly string[]
  /** Its texts in every language, which load once the language is known. */
  readonly texts: readonly string[]
}

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    src: z.string().optional(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)
type Manifest = z.infer<typeof manifestSchema>

/**
 * Bundles the applications of `web` into `out`/assets/app, named by their contents, and says which files each page needs.
 * The names of files change with what is in them, so they may be cached for ever.
 */
export async function bundleApps(
  web: string,
  apps: readonly AppName[],
  out: string,
): Promise<ReadonlyMap<AppName, AppFiles>> {
  // Vite takes this for its word, and tests say otherwise: the same sources are to give the same files everywhere.
  process.env['NODE_ENV'] = 'production'
  await build({
    root: web,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: out,
      emptyOutDir: false,
      assetsDir: 'assets/app',
      // Files of their own, or the policy of the pages refuses them.
      assetsInlineLimit: 0,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      target: 'es2022',
      rolldownOptions: { input: Object.fromEntries(apps.map((app) => [app, join(web, app, 'main.tsx')])) },
    },
  })
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')))
  return new Map(apps.map((app) => [app, filesOf(manifest, app)]))
}

function filesOf(manifest: Manifest, app: AppName): AppFiles {
  const chunks = [...reachable(manifest, `${app}/main.tsx`)].flatMap((key) => manifest[key] ?? [])
  const address = (file: string): string => `/${file}`
  return {
    scripts: chunks.slice(0, 1).map(({ file }) => address(file)),
    preloads: chunks.slice(1).map(({ file }) => address(file)),
    texts: Object.entries(manifest)
      .filter(
        ([key]) => key.startsWith('texts/') && [`${app}.json`, 'common.json'].some((end) => key.endsWith(`/${end}`)),
      )
      .map(([, { file }]) => address(file)),
    styles: [...new Set(chunks.toReversed().flatMap(({ css }) => css))].map(address),
  }
}

function reachable(manifest: Manifest, key: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key]?.imports ?? []) reachable(manifest, next, seen)
  return seen
}
