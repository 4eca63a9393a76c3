import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
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

const open = async (language = 'de'): Promise<Page> => {
  const page = await openPage(browser, { baseURL, language })
  await page.goto('/')
  return page
}
const MISSING = 'Meine Überweisung ist seit vier Tagen nicht angekommen.'
const write = (page: Page, text: string) => page.locator('#message').pressSequentially(text)
const send = (page: Page) => page.locator('.send').click()

describe('the form with scripts', () => {
  it('finds the topic while somebody types, asks its questions, takes a file and leads to the promise', async () => {
    const page = await open()
    await write(page, MISSING)
    await page.locator('#answer-date').fill('2026-11-20')
    expect(await page.locator('.suggestion').textContent()).toContain('Überweisung noch nicht da')
    await page.locator('#answer-recipient').fill('Stadtwerke')
    await page
      .locator('#files')
      .setInputFiles({ name: 'Beleg.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 Beleg') })
    await page.getByText('bereit', { exact: true }).waitFor()
    await page.locator('#email').fill(bank.address('scripts'))
    await send(page)
    await page.waitForURL(/\/status\/[a-z2-7]+/u)
    expect(await page.locator('.promise').textContent()).toMatch(/Sie hören von uns .*\d/u)
    const said = await page.locator('.message .text').first().textContent()
    expect(said).toBe(`${MISSING}\n\nDatum der Überweisung: 20. November 2026\nAn wen?: Stadtwerke`)
    await page.goto('/')
    expect(await page.locator('.draft').count()).toBe(0)
  })

  it('says at once whom to call when a card was stolen, before its questions', async () => {
    const page = await open('en')
    await write(page, 'My card was stolen an hour ago!')
    await page.locator('#answer-blocked').waitFor()
    const order = await page
      .locator('form .call-first .number, form .questions')
      .evaluateAll((all) => all.map(({ className }) => className))
    expect(order).toEqual(['number', 'questions'])
    expect(await page.locator('.call-first .number').getAttribute('href')).toBe('tel:116116')
  })

  it('leaves a topic that somebody chose, and brings answers back with their topic', async () => {
    const page = await open()
    await page.locator('#topic').selectOption('mortgage')
    await page.locator('#answer-amount').fill('300.000')
    await page.locator('#topic').selectOption('loan')
    expect(await page.locator('#answer-amount').inputValue()).toBe('')
    await page.locator('#topic').selectOption('mortgage')
    expect(await page.locator('#answer-amount').inputValue()).toBe('300.000')
    await write(page, MISSING)
    expect(await page.locator('#topic').inputValue()).toBe('mortgage')
  })

  it('says what is wrong beside its field and in a summary that gets the focus, and loses nothing', async () => {
    const page = await open()
    await page.locator('#topic').selectOption('transfer-missing')
    await page.locator('#answer-amount').fill('viel')
    await page.locator('#email').fill('anna@')
    await send(page)
    const summary = page.getByRole('alert').filter({ has: page.locator('li') })
    await summary.waitFor()
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Schreiben Sie uns, worum es geht.',
      'Geben Sie einen Betrag an wie 1250,50.',
      'Geben Sie eine E-Mail-Adresse an wie name@beispiel.de.',
    ])
    expect(await page.locator(':focus').getAttribute('class')).toBe('summary')
    expect(await page.locator('#answer-amount').getAttribute('aria-describedby')).toContain('answer-amount-error')
    await summary.getByRole('link').nth(1).click()
    expect(await page.locator(':focus').inputValue()).toBe('viel')
  })
})

describe('what was typed', () => {
  it('is there without a network, and is one inquiry when it is sent again', async () => {
    const page = await open()
    const email = bank.address('offline')
    await page.locator('#message').fill('Wo ist meine neue Karte?')
    await page.locator('#email').fill(email)
    let lost = 0
    await page.route('**/v1/inquiries', async (route) => {
      // The first one arrives, but its answer does not.
      lost += 1
      if (lost === 1) await route.fetch()
      return lost === 1 ? route.abort('internetdisconnected') : route.continue()
    })
    await send(page)
    expect(await page.locator('.summary').textContent()).toContain('Keine Verbindung')
    expect(await page.locator('#message').inputValue()).toBe('Wo ist meine neue Karte?')
    await send(page)
    await page.waitForURL(/\/status\//u)
    await bank.settled()
    expect(await bank.acknowledgements(email)).toHaveLength(1)
  })

  it.each([
    [429, 'in einigen Minuten'],
    [500, 'gerade nicht speichern'],
  ])('stays when the answer is %d', async (status, sentence) => {
    const page = await open()
    await page.route('**/v1/inquiries', (route) => route.fulfill({ status, json: { message: 'no' } }))
    await page.locator('#message').fill('Guten Tag')
    await page.locator('#email').fill(bank.address('refused'))
    await send(page)
    expect(await page.locator('.summary').textContent()).toContain(sentence)
    expect(await page.locator('#message').inputValue()).toBe('Guten Tag')
    expect(await page.locator('.send').textContent()).toBe('Anliegen senden')
  })

  it('is offered back on the next visit, and carried on when only the language changes', async () => {
    const page = await open()
    await page.locator('#topic').selectOption('mortgage')
    await page.locator('#answer-amount').fill('300.000')
    await page.locator('#message').fill('Wir möchten bauen.')
    await page.locator('.languages a').click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('How can we help you?')
    expect(await page.locator('#message').inputValue()).toBe('Wir möchten bauen.')
    expect(await page.locator('#answer-amount').inputValue()).toBe('300.000')
    await page.reload()
    expect(await page.locator('#message').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Continue with it' }).click()
    expect(await page.locator('#message').inputValue()).toBe('Wir möchten bauen.')
    await page.reload()
    await page.getByRole('button', { name: 'Delete it' }).click()
    await page.reload()
    expect(await page.locator('.draft').count()).toBe(0)
  })
})

it('the form has at most 60 KB with everything compressed, in a chain of two requests', async () => {
  const page = await openPage(browser, { baseURL })
  const loaded: { readonly url: string; readonly bytes: number; readonly from: string }[] = []
  page.on('requestfinished', async (request) => {
    const body = await (await request.response())?.body()
    loaded.push({ url: request.url(), bytes: gzipSync(body ?? '').length, from: request.headers()['referer'] ?? '' })
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  const html = await (await page.request.get('/')).text()
  const named = loaded.filter(({ url }) => new URL(url).pathname !== '/')
  expect(named.length).toBeGreaterThanOrEqual(2)
  for (const { url } of named) expect(html, `${url} is named by the page itself`).toContain(new URL(url).pathname)
  expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(60_000)
})
