import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('sent mail', () => {
  it('lists an acknowledgement and shows it as its customer reads it', async () => {
    const email = bank.address('reader')
    const { reference } = await bank.write('Wo ist meine Karte?', email)
    await bank.acknowledgement(email)
    const page = await openPage(browser, { baseURL, scripts: false })
    await page.goto('/local/mail')
    await page.getByRole('searchbox').fill(email)
    await page.getByRole('button').click()
    expect(await page.locator('.card').count()).toBe(1)
    await page.locator('.card').click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(reference)
    expect(await page.frameLocator('iframe').locator('body').textContent()).toContain(reference)
    expect(await page.locator('pre').first().textContent()).toContain('Anna Meier')
  })
})

describe('the description of the API', () => {
  it('opens each call, and every link in it leads somewhere', async () => {
    const page = await openPage(browser, { baseURL })
    await page.goto('/docs')
    await page.locator('summary', { hasText: '/v1/inquiries' }).first().press('Enter')
    expect(await page.locator('details[open]').textContent()).toContain('WebInquiry')
    const nowhere = await page.evaluate(
      '[...document.querySelectorAll(\'a[href^="#"]\')].map(({ hash }) => hash).filter((hash) => !document.querySelector(hash))',
    )
    expect(nowhere).toEqual([])
    expect((await page.request.get('/openapi.json')).ok()).toBe(true)
  })

  it('shows a problem where its type leads', async () => {
    const { json } = await bank.json('GET', '/v1/nothing')
    const { type } = Object(json)
    const page = await openPage(browser, { baseURL })
    await page.goto(type)
    expect(await page.locator(':target').textContent()).toContain('not-found')
  })
})
