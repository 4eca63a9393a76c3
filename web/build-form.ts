import { join } from 'node:path'
import { build } from 'esbuild'

const COMMON = { bundle: true, minify: true, target: 'es2022' } as const

/**
 * Writes the scripts of the form into `out`/assets: `form.js` of our page with its worker, `status.js` of the
 * page of an inquiry, and `embed.js`, one classic script for other pages that brings its styles along.
 */
export async function buildForm(web: string, out: string): Promise<void> {
  const outdir = join(out, 'assets')
  await build({
    ...COMMON,
    entryPoints: {
      form: join(web, 'form/main.ts'),
      'form-proof': join(web, 'form/proof-worker.ts'),
      status: join(web, 'form/status.ts'),
    },
    outdir,
    format: 'esm',
  })
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(web, 'styles/embed.css')],
    external: ['/assets/*'],
    write: false,
  })
  // Custom properties of a page are on its root, those of an element on its host.
  const styles = outputFiles.map(({ text }) => text.replaceAll(':root', ':host')).join('')
  await build({
    ...COMMON,
    entryPoints: { embed: join(web, 'form/embed.ts') },
    outdir,
    format: 'iife',
    define: { STYLES: JSON.stringify(styles) },
  })
}
