import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { openConsole } from './console.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
const SESSION = '**/v1/advisor/me/session'
const WRITTEN = 'Die Karte ist heute in die Post gegangen.'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  await bank.everybodyFree()
})
afterAll(() => browser.close())

/** The console of an advisor with one inquiry open, where time passes as the test says. */
async function openWork(message: string): Promise<Page> {
  const tokens = await bank.everybodyAvailable()
  const { inquiryId } = await bank.write(message, bank.address('states'))
  const token = await bank.ownerOf(inquiryId, tokens)
  const { json } = await bank.json('GET', '/v1/advisor/me', { token })
  const page = await openConsole(browser, baseURL, String(Object(json).name))
  await page.clock.install()
  await page.goto(`/console/mine/${inquiryId}`)
  await answer(page).waitFor()
  return page
}

const answer = (page: Page) => page.getByRole('textbox', { name: 'Ihre Antwort' })

/** A reply whose ten seconds are over. */
async function send(page: Page): Promise<void> {
  await answer(page).fill(WRITTEN)
  await answer(page).press('Control+Enter')
  await page.getByText('geht gleich hinaus').waitFor()
  await page.clock.fastForward(12_000)
}

describe('a console where something is missing', () => {
  it('says that there is nothing to do, and that an inquiry is gone', async () => {
    const page = await openConsole(browser, baseURL, String((await bank.people()).advisors[0]?.name))
    await page.getByText('Sie haben gerade nichts zu tun.').waitFor()
    await expectWellMade(page)
    await page.goto('/console/mine/none')
    await page.getByText('Dieses Anliegen gibt es nicht oder').waitFor()
    await expectWellMade(page)
  })

  it('says that it is not up to date, keeps what is written and sends it once there is a network', async () => {
    const page = await openWork('Wo bleibt meine neue Karte denn nun?')
    await page.context().setOffline(true)
    await page.getByText('Keine Verbindung.').waitFor()
    await send(page)
    await page.getByText('wartet auf die Verbindung').waitFor()
    await page.clock.fastForward(12_000)
    await page.getByText('Der Server ist nicht zu erreichen.').waitFor()
    await expectWellMade(page)
    await page.context().setOffline(false)
    await page.clock.fastForward(12_000)
    await page.locator('.messages').getByText(WRITTEN).waitFor()
    await page.getByText('wartet auf die Verbindung').waitFor({ state: 'detached' })
  })

  it('tries again when there were too many calls or the server failed, and says so', async () => {
    const page = await openWork('Wann kommt meine neue Karte an?')
    const replies = '**/v1/advisor/inquiries/*/replies'
    await page.route(SESSION, (route) => route.fulfill({ status: 429, json: { message: 'Too Many Requests' } }))
    await page.route(replies, (route) => route.fulfill({ status: 500, json: { message: 'Internal Server Error' } }))
    await send(page)
    await page.getByText('es wird von selbst weiter versucht').waitFor()
    await page.getByText('Zu viele Anfragen auf einmal.').waitFor()
    await expectWellMade(page)
    await page.unrouteAll()
    await page.clock.fastForward(12_000)
    await page.locator('.messages').getByText(WRITTEN).waitFor()
  })

  it('asks to sign in again when that has expired, and what was written is still there', async () => {
    const page = await openWork('Ist meine neue Karte schon unterwegs?')
    await answer(page).fill(WRITTEN)
    await page.route('**/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }))
    await page.route(SESSION, (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }))
    await page.clock.fastForward(4_000)
    await page.getByRole('alertdialog').waitFor()
    await expectWellMade(page)
    await page.unrouteAll()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Anmelden' }).click()
    await answer(page).waitFor()
    expect(await answer(page).inputValue()).toBe(WRITTEN)
  })
})
