import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const WORDS = {
  de: {
    heading: 'Wie können wir Ihnen helfen?',
    send: 'Anliegen senden',
    promised: /Sie hören von uns .*\d/u,
    add: 'Nachricht senden',
    message: 'Meine Überweisung ist nicht angekommen.\n\nWo ist sie?',
    missing: 'Schreiben Sie uns, worum es geht.',
    wrongAddress: 'Geben Sie eine E-Mail-Adresse an wie name@beispiel.de.',
  },
  en: {
    heading: 'How can we help you?',
    send: 'Send inquiry',
    promised: /You will hear from us .*\d/u,
    add: 'Send message',
    message: 'My transfer has not arrived.\n\nWhere is it?',
    missing: 'Tell us what it is about.',
    wrongAddress: 'Enter an e-mail address such as name@example.org.',
  },
} as const

async function fill(page: Page, values: { message: string; name?: string; email: string }): Promise<void> {
  await page.locator('#message').fill(values.message)
  await page.locator('#name').fill(values.name ?? '')
  await page.locator('#email').fill(values.email)
}
const send = (page: Page) => page.locator('button.send').click()
const shownTexts = (page: Page) => page.locator('.message .text').allTextContents()

describe.each(['de', 'en'] as const)('the form in %s, without scripts', (language) => {
  const words = WORDS[language]
  const open = async () => {
    const page = await openPage(browser, { baseURL, language, scripts: false })
    await page.goto('/')
    return page
  }

  it('leads to a page with reference, promise and a link that stays, where more can be said', async () => {
    const page = await open()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words.heading)
    const email = bank.address('anna')
    await fill(page, { message: words.message, name: 'Anna Meier', email })
    await page.getByRole('button', { name: words.send }).click()
    await page.waitForURL(/\/status\/[a-z2-7]+/u)
    expect(await page.locator('.promise').textContent()).toMatch(words.promised)
    const reference = (await page.locator('.reference').textContent()) ?? ''
    expect((await bank.acknowledgement(email)).text).toContain(reference)
    await page.goto(page.url())
    expect((await shownTexts(page))[0]).toBe(words.message)

    await page.locator('#message').fill('12. November')
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: words.add }).click()])
    await until('the further message', async () => {
      await page.reload()
      return (await shownTexts(page)).includes('12. November')
    })
  })

  it('comes back with what was typed and every error, beside its field and in a summary that is read first', async () => {
    const page = await open()
    await fill(page, { message: '  ', name: 'Anna Meier', email: 'anna@' })
    const topic = await page.locator('#topic option').nth(2).getAttribute('value')
    await page.locator('#topic').selectOption(topic)
    await send(page)
    const summary = page.getByRole('alert')
    expect(await summary.getByRole('link').allTextContents()).toEqual([words.missing, words.wrongAddress])
    expect(await page.locator(':focus').getAttribute('role')).toBe('alert')
    expect(await page.locator('#message').getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#message-error').textContent()).toBe(words.missing)
    expect(await page.locator('#email-error').textContent()).toBe(words.wrongAddress)
    expect(await page.locator('#email').inputValue()).toBe('anna@')
    expect(await page.locator('#name').inputValue()).toBe('Anna Meier')
    expect(await page.locator('#topic').inputValue()).toBe(topic)
    await summary.getByRole('link', { name: words.wrongAddress }).click()
    expect(await page.locator(':focus').getAttribute('id')).toBe('email')

    await fill(page, { message: words.message, name: 'Anna Meier', email: bank.address('mended') })
    await send(page)
    await page.waitForURL(/\/status\//u)
  })

  it('can be changed to the other language, also when it came back with errors', async () => {
    const page = await open()
    await send(page)
    const other = language === 'de' ? 'en' : 'de'
    await page.locator('.languages a').click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(WORDS[other].heading)
  })
})

describe('what people type', () => {
  it('is shown as text, whatever it is', async () => {
    const page = await openPage(browser, { baseURL })
    let ran = false
    page.on('dialog', () => {
      ran = true
    })
    const lines = [
      '<script>alert(1)</script><img src=x onerror=alert(1)>',
      '"></textarea><svg onload=alert(1)>',
      'مرحبا، أين بطاقتي؟',
      'Danke 👩🏽‍💻🎉',
    ]
    const values = { message: lines.join('\n'), name: `${'Łukasz-'.repeat(28)}Ende`, email: bank.address('hostile') }
    await page.goto('/')
    await fill(page, { ...values, email: '"><script>alert(1)</script>' })
    await send(page)
    expect(await page.locator('#message').inputValue()).toBe(values.message)
    expect(await page.locator('#name').inputValue()).toBe(values.name)
    expect(await page.locator('#email').inputValue()).toBe('"><script>alert(1)</script>')
    await fill(page, values)
    await send(page)
    await page.waitForURL(/\/status\//u)
    expect((await shownTexts(page))[0]).toBe(values.message)
    expect(await page.locator('main script, .text *').count()).toBe(0)
    expect(ran).toBe(false)
  })

  it('stays when it is too long', async () => {
    const page = await openPage(browser, { baseURL, scripts: false })
    await page.goto('/')
    const name = 'N'.repeat(201)
    await fill(page, { message: 'x'.repeat(20_001), name, email: bank.address('long') })
    await send(page)
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(2)
    expect(await page.locator('#name').inputValue()).toBe(name)
    expect(await page.locator('#message').inputValue()).toHaveLength(20_001)
  })
})

it('a stolen card gets the number to call before anything else', async () => {
  const page = await openPage(browser, { baseURL, scripts: false })
  await page.goto('/')
  await fill(page, { message: 'Meine Girocard wurde gestohlen!', email: bank.address('stolen') })
  await send(page)
  await page.waitForURL(/\/status\//u)
  const order = await page
    .locator('main .urgent, main .card')
    .evaluateAll((all) => all.map(({ className }) => className))
  expect(order[0]).toContain('urgent')
  expect(await page.getByRole('link', { name: '116 116' }).getAttribute('href')).toBe('tel:116116')
})
