import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { addAxe, violations } from '#tests/support/axe.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { Outside } from '#tests/support/outside.ts'
import { startSystem } from '#tests/support/system.ts'
import { fillWithSamples } from './sample-inquiries.ts'
import { type Scene, scenes } from './scenes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const all = join(root, 'dist/screenshots')
const shown = join(root, 'docs/screenshots')

const SIZES = { narrow: { width: 390, height: 844 }, wide: { width: 1_120, height: 760 } } as const
/** Characters that are printed of one finding. */
const LINE = 1_000
const THEMES = ['light', 'dark'] as const
/** What README.md shows, as it is above the fold. */
const README = [
  'form-filled-en-wide-light',
  'mail-en-wide-light',
  'status-en-narrow-dark',
  'my-thread-en-narrow-light',
  'my-answered-en-wide-light',
  'console-inquiry-en-wide-light',
  'operations-figures-en-wide-light',
  'docs-en-wide-light',
]

/** Takes a scene's pictures, and gives a line for each rule that one of them breaks. */
async function take(browser: Browser, baseURL: string, scene: Scene): Promise<readonly string[]> {
  const broken: string[] = []
  for (const [size, viewport] of Object.entries(SIZES))
    for (const language of scene.languages) {
      const context = await browser.newContext({ baseURL, viewport, locale: language, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await scene.open(page, language)
      await addAxe(page)
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme })
        const name = `${scene.name}-${language}-${size}-${colorScheme}`
        if (README.includes(name)) await page.screenshot({ path: join(shown, `${name}.png`) })
        await page.screenshot({ path: join(all, `${name}.png`), fullPage: true })
        for (const { id, nodes } of await violations(page)) broken.push(`${name}: ${id}: ${nodes.join(' ')}`)
      }
      await context.close()
    }
  return broken
}

/**
 * Takes a picture of every page, narrow and wide, light and dark, in both languages, from a system of its own, and has
 * axe look through each: what it finds is printed, and the exit code is 1.
 */
async function main(): Promise<void> {
  await rm(all, { recursive: true, force: true })
  await mkdir(all, { recursive: true })
  await mkdir(shown, { recursive: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-screenshots-'))
  const system = await startSystem({ dataDir })
  const browser = await openBrowser()
  try {
    const samples = await fillWithSamples(new Outside(system.url, system.smtpPort))
    const broken: string[] = []
    for (const scene of scenes(samples, system.url)) broken.push(...(await take(browser, system.url, scene)))
    for (const line of broken) process.stderr.write(`${line.slice(0, LINE)}\n`)
    process.stderr.write(`${broken.length} rules of axe broken\n`)
    if (broken.length > 0) process.exitCode = 1
  } finally {
    await browser.close()
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  process.stderr.write(`${all} holds every picture, ${shown} those of README.md\n`)
}

await main()
