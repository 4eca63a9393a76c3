import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { expectFits, expectWellMade, tabStops } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
let ordinary: string
let urgent: string
let address: string
beforeAll(async () => {
  browser = await openBrowser()
  address = bank.address('well')
  const unbroken = 'Donaudampfschifffahrtsgesellschaft'.repeat(8)
  ordinary = new URL((await bank.write(`Wo ist meine Überweisung? ${unbroken}`, address)).statusUrl).pathname
  urgent = new URL((await bank.write('Meine Karte wurde gestohlen!', bank.address('gone'))).statusUrl).pathname
  await bank.acknowledgement(address)
})
afterAll(() => browser.close())

const open = async (path: string, language = 'de'): Promise<Page> => {
  const page = await openPage(browser, { baseURL, language })
  await page.goto(path)
  return page
}

describe.each(['de', 'en'])('in %s, light and dark, wide and 320 px narrow', (language) => {
  it('the form is well made, empty and with errors', async () => {
    const page = await open('/', language)
    await expectWellMade(page)
    await page.locator('#name').fill('N'.repeat(201))
    await page.locator('#website').fill('as a program does')
    await page.locator('button.send').click()
    await page.locator('.summary').waitFor()
    expect(await page.locator('.summary li').count()).toBe(4)
    await expectWellMade(page)
    await page.locator('.privacy summary').click()
    await page.locator('#topic').selectOption('card-stolen')
    expect(await page.locator('.call-first, .questions .field').count()).toBe(4)
    await page.locator('#files').setInputFiles([
      { name: `${'Beleg'.repeat(30)}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
      { name: 'leer.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ])
    expect(await page.locator('.file-list li').count()).toBe(2)
    await expectWellMade(page)
  })

  it('the page of an inquiry is well made, with its messages, with an error, urgent and missing', async () => {
    const page = await open(`${ordinary}?lang=${language}`)
    expect(await page.locator('.message').count()).toBe(2)
    await expectWellMade(page)
    await page.locator('button.send').click()
    await page.locator('.summary').waitFor()
    expect(await page.locator('.summary li').count()).toBe(1)
    await expectWellMade(page)
    await expectWellMade(await open(`${urgent}?lang=${language}`))
    await expectWellMade(await open(`/status/none?lang=${language}`))
  })
})

describe('light and dark, wide and 320 px narrow', () => {
  it('the description of the API is well made, closed and open', async () => {
    const page = await open('/docs')
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    await expectFits(page)
    // All calls are built alike, and there are more of them than axe looks through in a moment.
    await page.evaluate("for (const one of [...document.querySelectorAll('details')].slice(8)) one.remove()")
    await expectWellMade(page)
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = false")
    await expectWellMade(page)
  })

  it('sent mail and the sign-in page are well made', async () => {
    const list = await open(`/local/mail?to=${address}`)
    await expectWellMade(list)
    await list.locator('.card').first().click()
    await list.waitForLoadState('load')
    await expectWellMade(list)
    const query = new URLSearchParams({
      client_id: 'anklang-staff',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${baseURL}/console`,
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    })
    await expectWellMade(await open(`/local/oidc/staff/auth?${query}`))
    await expectWellMade(await open('/local/oidc/staff/auth'))
  })
})

describe('by keyboard alone', () => {
  it('the form is walked through in the order in which it is read, and sent', async () => {
    const page = await open('/', 'de')
    expect(await tabStops(page)).toEqual([
      'Zum Inhalt',
      'Musterbank',
      'English',
      '116 116',
      'Ihr Anliegen',
      'Worum geht es?',
      'Ihr Name',
      'E-Mail-Adresse',
      'Dateien',
      'Was mit Ihren Daten geschieht',
      'Anliegen senden',
    ])
    for (let stop = 0; stop < 5; stop++) await page.keyboard.press('Tab')
    await page.keyboard.type('Ich brauche eine neue PIN.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Jo Klein')
    await page.keyboard.press('Tab')
    await page.keyboard.type(bank.address('keys'))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/status\//u)
  })

  it('the content is one key away', async () => {
    const page = await open('/', 'de')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('116 116')
  })

  it('every stop of the other pages can be seen', async () => {
    for (const path of [ordinary, '/docs', `/local/mail?to=${address}`])
      expect((await tabStops(await open(path))).length).toBeGreaterThan(1)
  })
})
