import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { until } from '#tests/support/outside.ts'
import { openConsole, refusals } from './console.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
const LONG = `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).slice(0, 180)} مريم العبدالله`
let browser: Browser
let name: string
let looked: { readonly inquiryId: string; readonly reference: string }
let other: { readonly inquiryId: string }
beforeAll(async () => {
  browser = await openBrowser()
  const tokens = await bank.everybodyFree()
  looked = await bank.write('Meine Kreditkarte mit dem Fischgrätenmuster ist noch nicht da.', bank.address('found'), {
    name: LONG,
  })
  const owner = await bank.ownerOf(looked.inquiryId, tokens)
  name = String(Object((await bank.json('GET', '/v1/advisor/me', { token: owner })).json).name)
  for (const token of tokens.filter((one) => one !== owner))
    await bank.json('PUT', '/v1/advisor/me/presence', { token, body: { presence: 'offline' } })
  other = await bank.write('Meine Kreditkarte wird am Automaten abgelehnt.', bank.address('other'))
  await bank.ownerOf(other.inquiryId, [owner])
  await until('the words', async () => {
    const { json } = await bank.json('POST', '/v1/advisor/search', {
      token: owner,
      body: { text: 'Fischgrätenmuster' },
    })
    return Object(json).items.length > 0
  })
})
afterAll(() => browser.close())

const path = (page: Page): string => new URL(page.url()).pathname
const focused = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.dataset.id')

describe('the search of the console', () => {
  it('finds by word and by reference, and leaves what is read where it is, by keys alone', async () => {
    const page = await openConsole(browser, baseURL, name)
    await page.locator(`[data-id="${other.inquiryId}"]`).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.conversation').waitFor()
    const before = path(page)

    await page.keyboard.press('/')
    await page.keyboard.type('fischgrätenmuster')
    expect(await page.locator('.conversation').count()).toBe(1)
    await page.keyboard.press('Enter')
    await until('what was found', async () => (await focused(page)) === looked.inquiryId)
    await expectWellMade(page)
    await page.keyboard.press('Enter')
    await page.locator('.conversation').getByText('Fischgrätenmuster').last().waitFor()
    expect(path(page)).toBe(`/console/search/${looked.inquiryId}`)
    await expectWellMade(page)

    await page.keyboard.press('/')
    expect(await page.getByRole('searchbox').inputValue()).toBe('fischgrätenmuster')
    await page.keyboard.type(looked.reference.toLowerCase())
    await page.keyboard.press('Enter')
    await until('the same one', async () => (await focused(page)) === looked.inquiryId)
    await page.keyboard.press('Escape')
    expect(path(page)).toBe('/console/search')
    expect(await focused(page)).toBe(looked.inquiryId)
    await page.keyboard.press('Escape')
    expect(path(page)).toBe(before)
    expect(await page.locator('.search').count()).toBe(0)
    await page.keyboard.press('/')
    expect(await page.getByRole('searchbox').inputValue()).toBe(looked.reference.toLowerCase())
    expect(await page.locator('.found-list li').count()).toBe(1)
    expect(await refusals(page)).toEqual([])
    await page.context().close()
  })

  it('says what is missing, what was not found, and when it cannot look', async () => {
    const page = await openConsole(browser, baseURL, name, 'en')
    await page.keyboard.press('/')
    await page.keyboard.type('x')
    await page.keyboard.press('Enter')
    await page.getByText('At least two characters').waitFor()
    await expectWellMade(page)
    await page.keyboard.type('ylophonkonzert')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing was found').waitFor()
    await expectWellMade(page)
    await page.getByLabel('Received from').fill('2026-11-02')
    await page.getByLabel('Received until').fill('2026-11-01')
    await page.getByRole('button', { name: 'Start searching' }).click()
    await page.getByText('before the first one').waitFor()
    await page.getByLabel('Received until').fill('')
    await page.route('**/v1/advisor/search', (route) => route.abort())
    await page.getByRole('searchbox').fill('credit card')
    await page.keyboard.press('Enter')
    await page.getByText('cannot be reached').waitFor()
    await expectWellMade(page)
    await page.unroute('**/v1/advisor/search')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Nothing was found').waitFor()
    await page.context().close()
  })

  it('keeps the letters in its field when an inquiry appears meanwhile, and closes with one key', async () => {
    const page = await openConsole(browser, baseURL, name)
    const open = Promise.withResolvers<void>()
    await page.route(`**/v1/advisor/inquiries/${other.inquiryId}`, async (route) => {
      await open.promise
      await route.continue()
    })
    await page.locator(`[data-id="${other.inquiryId}"]`).click()
    await page.keyboard.press('/')
    await page.keyboard.type('ka')
    open.resolve()
    await page.locator('.conversation').waitFor()
    await page.keyboard.type('rte')
    expect(await page.getByRole('searchbox').inputValue()).toBe('karte')
    await page.keyboard.press('Escape')
    expect(path(page)).toBe(`/console/mine/${other.inquiryId}`)
    await page.context().close()
  })

  it('looks further back page by page', async () => {
    const page = await openConsole(browser, baseURL, name)
    const cursors: unknown[] = []
    // An index in which the words are too frequent for one answer.
    await page.route('**/v1/advisor/search', async (route) => {
      const { cursor } = route.request().postDataJSON()
      cursors.push(cursor)
      const answer = cursor === undefined ? { items: [], cursor: 'further', unfinished: true } : undefined
      const { cursor: _, ...question } = route.request().postDataJSON()
      if (answer === undefined) await route.continue({ postData: JSON.stringify(question) })
      else await route.fulfill({ json: answer })
    })
    await page.getByRole('button', { name: 'Suchen' }).click()
    await page.keyboard.type('Fischgrätenmuster')
    await page.keyboard.press('Enter')
    await page.getByText('Bis hierher 0 Anliegen').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Weiter zurück' }).click()
    await page.locator(`.found-list [data-id="${looked.inquiryId}"]`).waitFor()
    expect(cursors).toEqual([undefined, 'further'])
    await page.context().close()
  })
})
