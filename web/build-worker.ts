import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { AppFiles } from './bundle-apps.ts'

/** Beside the files of the bundle. */
const BESIDE = ['/assets/favicon.svg', '/assets/my-manifest.json']

/**
 * Writes the service worker of `/my` into `out`: at the root, because below `/my` every address is the page. It keeps the
 * files that the page loads, under a version made of their contents.
 */
export async function buildWorker(web: string, out: string, app: AppFiles): Promise<void> {
  const files = [...new Set([...app.scripts, ...app.preloads, ...app.styles, ...app.texts, ...BESIDE])].sort()
  const version = createHash('sha256')
  for (const file of [...files, '/my']) version.update(file).update(await readFile(join(out, file)))
  await build({
    entryPoints: [join(web, 'worker/main.ts')],
    outfile: join(out, 'my-worker.js'),
    bundle: true,
    minify: true,
    target: 'es2022',
    define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version.digest('hex').slice(0, 12)) },
  })
}
