import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { refusals } from './console.ts'
import { openMine, writeNew } from './my.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
let tokens: string[]
/** Some who have written nothing yet. */
let anna: string
let newcomer: string
beforeAll(async () => {
  browser = await openBrowser()
  tokens = await bank.everybodyAvailable()
  const { customers } = await bank.people()
  anna = customers[0]?.name ?? ''
  newcomer = customers.at(-1)?.name ?? ''
})
afterAll(() => browser.close())

describe('my inquiries', () => {
  it('begin with nothing, and say so', async () => {
    const page = await openMine(browser, baseURL, newcomer)
    await page.getByText('Sie haben uns noch nicht geschrieben').waitFor()
    await expectWellMade(page)
  })

  it('are written, read, answered and closed by their customer', async () => {
    const page = await openMine(browser, baseURL, anna)
    await writeNew(page, 'Meine neue Karte <b>fehlt</b> noch 🙁 متى تصل؟')
    await page.locator('.thread .advisor .picture').waitFor()
    const id = new URL(page.url()).pathname.split('/').pop() ?? ''
    const owner = await bank.ownerOf(id, tokens)
    await bank.json('POST', `/v1/advisor/inquiries/${id}/replies`, {
      token: owner,
      body: { message: 'Sie kommt morgen.' },
    })
    await page.reload()
    await page.getByText('Sie kommt morgen.').waitFor()
    await expectWellMade(page)
    await page.goto('/my')
    await page.locator(`.row-mine[href$="${id}"]`).press('Enter')
    await page.locator('.thread').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    await page.getByRole('button', { name: 'Das ist erledigt' }).click()
    await page.getByText('Diese Anfrage ist abgeschlossen').waitFor()
    await expectWellMade(page)
    expect(await bank.asAdvisor(owner, id)).toMatchObject({ status: 'resolved' })
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')
    expect(String(kept)).not.toMatch(/eyJ|access_token|refresh/u)
    expect(await refusals(page)).toEqual([])
  })

  it('show who takes care of them, or initials where their picture cannot be loaded', async () => {
    const page = await openMine(browser, baseURL, anna)
    await writeNew(page, 'Wie erhöhe ich mein Kartenlimit?')
    const picture = page.locator('.thread .picture')
    for (const [file, width] of [
      ['portrait-1.png', 132],
      ['none.png', undefined],
    ] as const) {
      await page.route('**/v1/mobile/inquiries/*', async (route) => {
        const response = await route.fetch()
        const json: unknown = await response.json()
        const advisor = { name: 'Jana Voss', picture: `/assets/pictures/${file}` }
        await route.fulfill({ response, json: { ...Object(json), advisor } })
      })
      await page.reload()
      await picture.waitFor()
      await expect.poll(() => page.evaluate("document.querySelector('.thread .picture img')?.naturalWidth")).toBe(width)
      await expectWellMade(page)
      await page.unrouteAll()
    }
    expect(await picture.textContent()).toBe('JV')
    expect(await refusals(page)).toEqual([])
  })

  it('ask what belongs to their topic, by the keyboard, keep the answers, and say which of them cannot be read', async () => {
    const page = await openMine(browser, baseURL, anna)
    await page.getByRole('link', { name: 'Neue Anfrage' }).click()
    await page.getByLabel('Worum geht es?').fill('Meine Überweisung ist seit vier Tagen nicht angekommen.')
    const amount = page.getByRole('textbox', { name: 'Betrag' })
    await amount.waitFor()
    await page.getByText('Wir vermuten').waitFor()
    await expectWellMade(page)
    await amount.fill('zehn')
    await page.getByRole('textbox', { name: 'An wen?' }).fill('Stadtwerke')
    await page.reload()
    await amount.waitFor()
    expect(await amount.inputValue()).toBe('zehn')
    await page.getByRole('button', { name: 'Senden' }).press('Enter')
    await page.getByText('Geben Sie einen Betrag an').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: /Thema/u }).press('Enter')
    await page.getByRole('option', { name: 'Ich bin nicht sicher' }).press('Enter')
    await amount.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Thema/u }).press('Enter')
    await page.getByRole('option', { name: 'Überweisung noch nicht da' }).press('Enter')
    await amount.fill('250,00')
    await page.getByRole('button', { name: 'Senden' }).press('Enter')
    await page.locator('.thread .promise').waitFor()
    const id = new URL(page.url()).pathname.split('/').pop() ?? ''
    const { messages } = await bank.asAdvisor(await bank.ownerOf(id, tokens), id)
    expect(messages[0]?.text).toMatch(/Betrag: 250,00[\s\S]*An wen\?: Stadtwerke/u)
    expect(await refusals(page)).toEqual([])
  })

  it('lead to a complaint of its own, and to a call when it suits', async () => {
    const page = await openMine(browser, baseURL, anna)
    await writeNew(page, 'Wo bleibt meine Überweisung?')
    const before = page.url()
    await page.getByRole('button', { name: 'Rückruf wünschen' }).click()
    await page.getByRole('checkbox').nth(1).check({ force: true })
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Wunsch senden' }).click()
    await page.getByText('Bitte rufen Sie mich zurück').waitFor()
    await page.getByRole('button', { name: 'Ich bin nicht zufrieden' }).click()
    await page.getByLabel('Was ist nicht gut gelaufen?').fill('Ich warte seit Tagen.')
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Beschwerde senden' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('.thread .text', { hasText: 'Ich warte seit Tagen.' }).waitFor()
    expect(page.url()).not.toBe(before)
    const complaint = await bank.asAdvisor(
      await bank.ownerOf(new URL(page.url()).pathname.split('/').pop() ?? '', tokens),
      new URL(page.url()).pathname.split('/').pop() ?? '',
    )
    expect(complaint).toMatchObject({ desk: 'complaints', linkedInquiryId: new URL(before).pathname.split('/').pop() })
  })

  it('know what somebody prefers, in their language, and give them their data', async () => {
    const page = await openMine(browser, baseURL, newcomer, 'en')
    await page.goto('/my/preferences')
    await page.getByText('Being warm').click()
    await page.getByText('By e-mail only').click()
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByText('It counts from the next inquiry on').waitFor()
    await expectWellMade(page)
    await page.reload()
    await page.getByRole('checkbox', { name: 'Being warm' }).waitFor()
    expect(await page.getByRole('checkbox', { name: 'Being warm' }).isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: 'By e-mail only' }).isChecked()).toBe(true)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    expect((await download).suggestedFilename()).toBe('anklang.json')
  })
})

describe('without a network', () => {
  it('what is typed stays, over a start without one, and is sent once there is one', async () => {
    const page = await openMine(browser, baseURL, anna)
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.getByRole('link', { name: 'Neue Anfrage' }).click()
    await page.getByLabel('Worum geht es?').fill('Im Zug geschrieben.')
    await page.context().setOffline(true)
    await page.getByText('Keine Verbindung').waitFor()
    await page.getByRole('button', { name: 'Senden' }).click()
    await page.getByText('Ihr Text ist noch da').waitFor()
    await expectWellMade(page)
    await page.reload()
    await page.getByRole('heading', { name: 'Keine Verbindung' }).waitFor()
    await expectWellMade(page)
    await page.context().setOffline(false)
    const text = page.getByLabel('Worum geht es?')
    await text.waitFor()
    expect(await text.inputValue()).toBe('Im Zug geschrieben.')
    await page.getByRole('button', { name: 'Senden' }).click()
    await page.locator('.thread .text', { hasText: 'Im Zug geschrieben.' }).waitFor()
    const kept = await page.evaluate(
      `caches.keys().then((all) => Promise.all(all.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((all) => all.flat().map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith('/assets/')))`,
    )
    expect(kept).toEqual(['/my', '/config.json'])
  })
})

describe('what goes wrong', () => {
  it('is said: no such inquiry, too many requests, a sign-in that has expired', async () => {
    const page = await openMine(browser, baseURL, anna)
    await page.goto('/my/inquiries/none')
    await page.getByRole('heading', { name: 'Diese Anfrage gibt es nicht' }).waitFor()
    await expectWellMade(page)
    const messages = '**/v1/mobile/inquiries'
    await page.getByRole('link', { name: 'Neue Anfrage' }).click()
    await page.getByLabel('Worum geht es?').fill('Noch eine Frage.')
    await page.route(messages, (route) => route.fulfill({ status: 429, json: { message: 'Too Many Requests' } }))
    await page.getByRole('button', { name: 'Senden' }).click()
    await page.getByText('Zu viele Anfragen auf einmal').waitFor()
    await expectWellMade(page)
    await page.unroute(messages)
    await page.route('**/customers/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }))
    await page.route(messages, (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }))
    await page.getByRole('button', { name: 'Senden' }).click()
    await page.getByRole('alertdialog').waitFor()
    await expectWellMade(page)
    await page.unrouteAll()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Anmelden' }).click()
    await page.getByLabel('Worum geht es?').waitFor()
    expect(await page.getByLabel('Worum geht es?').inputValue()).toBe('Noch eine Frage.')
  })
})
