import type { Browser, Page } from 'playwright-core'
import { openPage } from '#tests/support/browser.ts'
import { LISTEN } from './console.ts'

/** The own inquiries of one of the sample customers, signed in by a click as people do. */
export async function openMine(browser: Browser, baseURL: string, name: string, language = 'de'): Promise<Page> {
  const page = await openPage(browser, { baseURL, language })
  await page.addInitScript(LISTEN)
  await page.goto('/my')
  await page.getByRole('button', { name }).click()
  await page.locator('.mine').waitFor()
  return page
}

/** Writes a new inquiry and waits until the bank has promised when it answers. */
export async function writeNew(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Neue Anfrage' }).click()
  await page.getByLabel('Worum geht es?').fill(text)
  await page.getByRole('button', { name: 'Senden' }).click()
  await page.locator('.thread .promise').waitFor()
}
