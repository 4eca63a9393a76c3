import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
const INSTITUTE = 'https://www.musterbank.example'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A page of another origin that embeds the form under as strict a policy as it may have. */
async function pageOf(origin: string, language: string): Promise<Page> {
  const page = await openPage(browser, { baseURL, language })
  // Browsers ask people before a public page calls their own machine.
  await page.context().grantPermissions(['local-network-access'], { origin })
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${baseURL}; connect-src ${baseURL} http://127.0.0.1:*`,
      },
      body: `<!doctype html><html lang="${language}"><title>Kontakt</title><script src="${baseURL}/assets/embed.js" defer></script><main><h1>Kontakt</h1><anklang-form></anklang-form></main></html>`,
    }),
  )
  await page.goto(`${origin}/kontakt`)
  return page
}

describe('the form inside another page', () => {
  it('is filled in, sent with a file and says what happens next without leaving that page', async () => {
    const page = await pageOf(INSTITUTE, 'en')
    const broken: string[] = []
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()))
    await page.locator('#message').pressSequentially('My transfer has not arrived for four days.')
    await page.locator('#answer-recipient').fill('The council')
    await page
      .locator('#files')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await page.getByText('ready', { exact: true }).waitFor()
    const email = bank.address('embedded')
    await page.locator('#email').fill(email)
    await page.locator('.send').click()
    await page.locator('.promise:not(:empty)').waitFor()
    expect(await page.locator('.promise').textContent()).toMatch(/^You will hear from us by .*\d/u)
    expect(page.url()).toBe(`${INSTITUTE}/kontakt`)
    const link = (await page.getByRole('link', { name: 'See where your inquiry stands' }).getAttribute('href')) ?? ''
    expect(new URL(link).origin).toBe(baseURL)
    const text = (await page.locator('[part=result]').textContent()) ?? ''
    expect(text).toContain((await bank.acknowledgement(email)).subject.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/u)?.[0] ?? '-')
    expect(broken).toEqual([])
  })

  it('brings errors to their fields, and puts a stolen card’s number first in the result', async () => {
    const page = await pageOf(INSTITUTE, 'de')
    await page.locator('#message').fill('Meine Girocard wurde gestohlen!')
    await page.locator('.send').click()
    await page.locator('.summary a').click()
    expect(await page.evaluate('document.activeElement.shadowRoot.activeElement.id')).toBe('email')
    await page.locator('#email').fill(bank.address('embedded-stolen'))
    await page.locator('.send').click()
    await page.locator('.promise:not(:empty)').waitFor()
    expect(await page.getByRole('link', { name: '116 116' }).getAttribute('href')).toBe('tel:116116')
  })

  it('is only a link where the institute does not know the page', async () => {
    const page = await pageOf('https://www.phish.example', 'de')
    const link = page.getByRole('link', { name: `${baseURL}/` })
    await link.waitFor()
    expect(await page.locator('#message').count()).toBe(0)
  })

  it('takes the colours of the page and is well made', async () => {
    const page = await openPage(browser, { baseURL })
    await page.goto('/demo/embed')
    await page.locator('#message').waitFor()
    const colour = await page.evaluate(
      "getComputedStyle(document.querySelector('anklang-form').shadowRoot.querySelector('.send')).backgroundColor",
    )
    expect(colour).toBe('rgb(74, 47, 189)')
    await page.locator('#topic').selectOption('card-stolen')
    await expectWellMade(page)
    await page.locator('.send').click()
    await page.locator('.summary').waitFor()
    await expectWellMade(page)
  })
})
