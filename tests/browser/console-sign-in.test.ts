import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { openConsole, refusals } from './console.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
let advisor: string
let operator: string
beforeAll(async () => {
  browser = await openBrowser()
  const { advisors, operators } = await bank.people()
  advisor = advisors[0]?.name ?? ''
  operator = operators[0]?.name ?? ''
})
afterAll(() => browser.close())

describe('the console', () => {
  it('signs an advisor in with one click, stays signed in over a reload, and keeps no token on the device', async () => {
    const page = await openConsole(browser, baseURL, advisor)
    await page.reload()
    await page.locator('.desk').waitFor()
    expect(new URL(page.url()).search).toBe('')
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')
    expect(String(kept)).not.toMatch(/eyJ|access_token|refresh/u)
    expect(await refusals(page)).toEqual([])
  })

  it('comes back to where it was', async () => {
    const page = await openPage(browser, { baseURL })
    await page.goto('/console/waiting')
    await page.getByRole('button', { name: advisor }).click()
    await page.locator('.desk').waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/waiting')
  })

  it('signs out, here and at the provider, and says so in both languages', async () => {
    const page = await openConsole(browser, baseURL, advisor)
    await page.getByRole('button', { name: `Konto von ${advisor}` }).click()
    await page.getByRole('menuitem', { name: 'Abmelden' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sie sind abgemeldet' }).waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await page.getByRole('button', { name: advisor }).waitFor()
  })

  it('speaks the language that somebody chooses, and still does after a reload', async () => {
    const page = await openConsole(browser, baseURL, advisor)
    await page.getByRole('button', { name: 'Sprache' }).click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Waiting' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Waiting' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  it('tells an operator who is no advisor so', async () => {
    const page = await openConsole(browser, baseURL, operator)
    await page.getByText('Dafür fehlt Ihnen die Berechtigung.').first().waitFor()
    await expectWellMade(page)
  })

  it('says when nobody can be signed in, and tries again', async () => {
    const page = await openPage(browser, { baseURL })
    await page.route('**/.well-known/openid-configuration', (route) => route.abort())
    await page.goto('/console')
    await page.getByRole('heading', { name: 'Die Anmeldung hat nicht geklappt' }).waitFor()
    await expectWellMade(page)
    await page.unroute('**/.well-known/openid-configuration')
    await page.reload()
    await page.getByRole('button', { name: advisor }).waitFor()
  })
})
