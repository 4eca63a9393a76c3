import { type Browser, chromium, type Page } from 'playwright-core'
import { unpackedChromium } from './chromium/unpacked.ts'

/** Real Chromium from the npm package alone; the caller closes it. Starts in a tenth of a second once it is unpacked. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await unpackedChromium()
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--disable-gpu', '--font-render-hinting=none'],
  })
}

/** Where a page shows itself, and how. */
export interface Look {
  readonly baseURL: string
  /** Of the browser, as Accept-Language says it. */
  readonly language?: string
  readonly scripts?: boolean
}

/** A page in a profile of its own, which does not move and waits at most 20 s for what it is asked. */
export async function openPage(browser: Browser, { baseURL, language = 'de', scripts = true }: Look): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: language,
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    viewport: { width: 1_120, height: 760 },
  })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}
