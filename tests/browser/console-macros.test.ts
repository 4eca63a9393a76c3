import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { until } from '#tests/support/outside.ts'
import { openConsole, refusals } from './console.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
const macrosSchema = z.object({
  items: z.array(
    z.looseObject({ macroId: z.string(), owner: z.string(), title: z.string(), text: z.string(), version: z.int() }),
  ),
})
const SABINE = 'Sabine Brandt'
/** Leads the desk of cards while Sabine is away. */
const FELIX = 'Felix Hartwig'
const TITLE = 'Karte im Druck'
let browser: Browser
let sabine: string
let felix: string
beforeAll(async () => {
  browser = await openBrowser()
  const { advisors } = await bank.people()
  const tokenOf = (name: string) => bank.token(advisors.find((advisor) => advisor.name === name)?.sub ?? '')
  sabine = await tokenOf(SABINE)
  felix = await tokenOf(FELIX)
})
afterAll(() => browser.close())

/** Of the desk of cards, the text that this test is about: others have texts there too. */
const ofCards = async (token: string) =>
  macrosSchema
    .parse((await bank.json('GET', '/v1/advisor/macros', { token })).json)
    .items.filter(({ owner, title }) => owner === 'cards' && title === TITLE)

async function openTexts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Textbausteine verwalten' }).click()
  await page.getByRole('dialog', { name: 'Textbausteine verwalten' }).waitFor()
}

describe('texts of a desk', () => {
  it('are written by whoever leads it; unknown variables are named, nothing typed is lost, and two at once see each other', async () => {
    const page = await openConsole(browser, baseURL, SABINE)
    await page.getByRole('link', { name: 'Team' }).click()
    await openTexts(page)
    await page.getByRole('button', { name: 'Neuer Textbaustein' }).click()
    await page.getByRole('button', { name: /Für wen/u }).click()
    await page.getByRole('option', { name: 'Für alle am Desk Karten' }).click()
    await page.getByRole('textbox', { name: 'Titel' }).fill(TITLE)
    const text = page.getByRole('textbox', { name: 'Text', exact: true })
    await text.fill('Guten Tag {{ name }}, {{ kontostand }}')
    await page.getByText('Für {{ kontostand }} gibt es nichts einzusetzen.').waitFor()
    expect(await page.getByRole('button', { name: 'Speichern' }).isDisabled()).toBe(true)
    await expectWellMade(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await openTexts(page)
    expect(await text.inputValue()).toBe('Guten Tag {{ name }}, {{ kontostand }}')
    await text.fill('Guten Tag {{ name }}, sie ist unterwegs.')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByRole('listitem').filter({ hasText: TITLE }).getByText(`zuletzt geändert von ${SABINE}`).waitFor()
    await expectWellMade(page)
    const [made] = await ofCards(felix)
    expect(made).toMatchObject({
      title: TITLE,
      text: 'Guten Tag {{ name }}, sie ist unterwegs.',
      version: 1,
    })

    await page.getByRole('button', { name: `${TITLE} ändern` }).click()
    await text.fill('Guten Tag {{ name }}, morgen ist sie da.')
    const first = async (route: Route): Promise<void> => {
      const body = { owner: 'cards', language: 'de', title: TITLE, text: 'Von Felix.', version: 1 }
      await bank.json('PUT', `/v1/advisor/macros/${made?.macroId}`, { token: felix, body })
      await route.continue()
    }
    await page.route('**/v1/advisor/macros/*', first, { times: 1 })
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByText(`${FELIX} hat diesen Text inzwischen geändert`).waitFor()
    await page.getByText('Von Felix.').waitFor()
    await expectWellMade(page)
    expect(await text.inputValue()).toBe('Guten Tag {{ name }}, morgen ist sie da.')
    await page.getByRole('button', { name: 'Meinen speichern' }).click()
    await until('mine', async () => (await ofCards(sabine))[0]?.text === 'Guten Tag {{ name }}, morgen ist sie da.')

    await page.getByRole('button', { name: `${TITLE} löschen` }).click()
    await page.getByRole('button', { name: 'Wirklich löschen' }).click()
    await until('none', async () => (await ofCards(sabine)).length === 0)
    expect(await refusals(page)).toEqual([])
    await page.context().close()
  })
})
