import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { z } from 'zod'
import { openApiDocument } from '#shared/api/openapi.ts'
import { PROBLEMS } from '#shared/api/problem.ts'
import { APPS, INSTALLABLE } from './apps.ts'
import { buildForm } from './build-form.ts'
import { buildWorker } from './build-worker.ts'
import { bundleApps } from './bundle-apps.ts'
import { appPage } from './pages/app.ts'
import { docsPage } from './pages/docs.ts'

const web = fileURLToPath(new URL('.', import.meta.url))

/**
 * Writes the static files into `out`, laid out as their addresses: assets/…, docs and the applications (HTML without an
 * extension) and openapi.json. Deterministic: the same sources give the same bytes.
 */
export async function buildWeb(out: string): Promise<void> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(web, '../package.json'), 'utf8')))
  const document = openApiDocument(version)
  const problems = Object.entries(PROBLEMS).map(([kind, problem]) => ({ kind, ...problem }))
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await cp(join(web, 'assets'), join(out, 'assets'), { recursive: true })
  await build({
    entryPoints: [join(web, 'styles/anklang.css')],
    outfile: join(out, 'assets/anklang.css'),
    bundle: true,
    external: ['/assets/*'],
  })
  await buildForm(web, out)
  await writeFile(join(out, 'openapi.json'), `${JSON.stringify(document, undefined, 2)}\n`)
  await writeFile(join(out, 'docs'), docsPage(document, problems))
  const apps = await bundleApps(web, APPS, out)
  for (const [app, files] of apps) await writeFile(join(out, app), appPage('Anklang', files, INSTALLABLE.includes(app)))
  const mine = apps.get('my')
  if (mine !== undefined) await buildWorker(web, out, mine)
  // Only the pages were made from it.
  await rm(join(out, 'manifest.json'))
}

if (import.meta.main) await buildWeb(join(web, 'dist'))
