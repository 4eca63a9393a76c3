import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { openBrowser } from '#tests/support/browser.ts'
import { Outside } from '#tests/support/outside.ts'
import { startSystem } from '#tests/support/system.ts'
import { fillWithSamples } from './sample-inquiries.ts'
import { type Scene, scenes } from './scenes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const all = join(root, 'dist/screenshots')
const shown = join(root, 'docs/screenshots')

const SIZES = { narrow: { width: 390, height: 844 }, wide: { width: 1_120, height: 760 } } as const
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

async function take(browser: Browser, baseURL: string, scene: Scene): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES))
    for (const language of scene.languages) {
      const context = await browser.newContext({ baseURL, viewport, locale: language, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await scene.open(page, language)
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme })
        const name = `${scene.name}-${language}-${size}-${colorScheme}`
        if (README.includes(name)) await page.screenshot({ path: join(shown, `${name}.png`) })
        await page.screenshot({ path: join(all, `${name}.png`), fullPage: true })
      }
      await context.close()
    }
}

/** Takes a picture of every page, narrow and wide, light and dark, in both languages, from a system of its own. */
async function main(): Promise<void> {
  await rm(all, { recursive: true, force: true })
  await mkdir(all, { recursive: true })
  await mkdir(shown, { recursive: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-screenshots-'))
  const system = await startSystem({ dataDir })
  const browser = await openBrowser()
  try {
    const samples = await fillWithSamples(new Outside(system.url, system.smtpPort))
    for (const scene of scenes(samples, system.url)) await take(browser, system.url, scene)
  } finally {
    await browser.close()
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  process.stderr.write(`${all} holds every picture, ${shown} those of README.md\n`)
}

await main()
