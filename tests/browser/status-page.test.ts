import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { until } from '#tests/support/outside.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function open(message: string): Promise<Page> {
  const email = bank.address('status')
  const { statusUrl } = await bank.write(message, email, { language: 'en' })
  await bank.acknowledgement(email)
  const page = await openPage(browser, { baseURL, language: 'en' })
  await page.goto(new URL(statusUrl).pathname)
  return page
}

describe('the page of an inquiry with scripts', () => {
  it('counts down calmly, says what comes next, and takes a message with a file', async () => {
    const page = await open('When does my new card arrive?')
    expect(await page.locator('.countdown span').textContent()).toMatch(/^in \d+ (?:minute|hour|day)s?$/u)
    expect(await page.locator('[aria-current=step]').count()).toBe(1)
    await page.locator('#message').fill('Here is the letter.')
    await page
      .locator('#files')
      .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 letter') })
    await page.getByText('ready', { exact: true }).waitFor()
    await expectWellMade(page)
    // Its own script loads the page again once the message is taken; a reload of ours must not race with that.
    await Promise.all([page.waitForEvent('load'), page.locator('.send').click()])
    await until('the further message', async () => {
      await page.reload()
      return (await page.locator('.message-files').allTextContents()).join().includes('letter.pdf')
    })
  })

  it('is closed by its customer, who thinks twice, says what happens with the data, and is taken up again', async () => {
    const page = await open('Is my standing order active?')
    await page.getByText('What happens with your data').click()
    await page.getByText('This is solved', { exact: true }).press('Enter')
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Yes, close the inquiry' }).press('Enter')
    await page.locator('.state', { hasText: 'Closed' }).waitFor()
    await page.locator('.message .text', { hasText: 'This is solved, thank you.' }).waitFor()
    expect(await page.getByText('This is solved', { exact: true }).count()).toBe(0)
    await expectWellMade(page)
    await page.locator('#message').fill('It is not, after all.')
    await Promise.all([page.waitForEvent('load'), page.locator('.send').click()])
    await page.locator('.message .text', { hasText: 'It is not, after all.' }).waitFor()
    // The message is there a moment before what it changes.
    await until('it to be open again', async () => {
      await page.reload()
      return (await page.locator('.state').textContent()) !== 'Closed'
    })
    expect(await page.getByText('You began a message').count()).toBe(0)
  })

  it('keeps what was typed when there is no network, and stops counting when the time has passed', async () => {
    const page = await open('Which documents do you need?')
    await page.locator('#message').fill('One more question.')
    await page.route('**/messages', (route) => route.abort('internetdisconnected'))
    await page.locator('.send').click()
    await page.locator('.summary').waitFor()
    expect(await page.locator('#message').inputValue()).toBe('One more question.')
    await page.reload()
    await page.getByText('You began a message on this device').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Continue' }).click()
    expect(await page.locator('#message').inputValue()).toBe('One more question.')
    await page.clock.install()
    await page.reload()
    const week = 7 * 24 * 3_600_000
    await page.clock.fastForward(week)
    expect(await page.locator('.countdown').count()).toBe(0)
  })
})
