import { type Browser, chromium } from 'playwright-core'
import { unpackedChromium } from './chromium/unpacked.ts'

/** Real Chromium from the npm package alone; the caller closes it. Starts in about a second once it is unpacked. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await unpackedChromium()
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--disable-gpu', '--font-render-hinting=none'],
  })
}
