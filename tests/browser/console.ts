import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { openPage } from '#tests/support/browser.ts'

/** The console of one of the sample people, signed in by a click as people do. */
export async function openConsole(browser: Browser, baseURL: string, name: string, language = 'de'): Promise<Page> {
  const page = await openPage(browser, { baseURL, language })
  await page.addInitScript(LISTEN)
  await page.goto('/console')
  await page.getByRole('button', { name }).click()
  await page.locator('.desk').waitFor()
  return page
}

/** What the page's policy refused since it was loaded: of our own pages nothing may be. */
export async function refusals(page: Page): Promise<readonly string[]> {
  return z.array(z.string()).parse(await page.evaluate('globalThis.refusals'))
}

/** Remembers what the policy of a page refuses. */
export const LISTEN = `globalThis.refusals = []
addEventListener('securitypolicyviolation', (event) => refusals.push(event.violatedDirective + ' ' + event.blockedURI))`
