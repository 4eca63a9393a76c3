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
const listSchema = z.object({ items: z.array(z.looseObject({ inquiryId: z.string() })) })
const SABINE = 'Sabine Brandt'
const FELIX = 'Felix Hartwig'
let browser: Browser
let sabine: string
let felix: string
beforeAll(async () => {
  browser = await openBrowser()
  const { advisors } = await bank.people()
  const tokenOf = (name: string) => bank.token(advisors.find((advisor) => advisor.name === name)?.sub ?? '')
  for (const { sub } of advisors) await presence(await bank.token(sub), 'offline')
  sabine = await tokenOf(SABINE)
  felix = await tokenOf(FELIX)
  // What other tests left must not fill her list.
  for (const view of ['waiting', 'mine']) {
    const { json } = await bank.json('GET', `/v1/advisor/inquiries?view=${view}&limit=100`, { token: sabine })
    for (const { inquiryId } of listSchema.parse(json).items) await act('resolve', inquiryId, sabine)
  }
  await presence(sabine, 'available')
})
afterAll(() => browser.close())

const presence = (token: string, value: 'available' | 'offline') =>
  bank.json('PUT', '/v1/advisor/me/presence', { token, body: { presence: value } })
const act = (name: string, inquiryId: string, token: string, body: object = {}) =>
  bank.json('POST', `/v1/advisor/inquiries/${inquiryId}/${name}`, { token, body })

/** An inquiry that came to Sabine. */
async function write(message: string) {
  const written = await bank.write(message, bank.address('keys'))
  await bank.ownerOf(written.inquiryId, [sabine])
  return written
}

/** Moves through the list by keys until that row has the focus, and opens it. */
async function openByKeys(page: Page, inquiryId: string): Promise<void> {
  await page.locator(`[data-id="${inquiryId}"]`).waitFor()
  for (;;) {
    await page.keyboard.press('j')
    if ((await page.evaluate('document.activeElement.dataset.id')) === inquiryId) break
  }
  await page.keyboard.press('Enter')
  await page.getByRole('textbox').waitFor()
}

/** Whether the palette's field names a command that is there. */
const SAID = `document.getElementById(document.querySelector('.palette input').getAttribute('aria-activedescendant')) !== null`

/** Whether the first or last command of the palette has the focus and is in sight, below the field. */
const inPalette = (at: 'first' | 'last'): string => `(() => {
  const items = [...document.querySelectorAll('.palette .item')]
  const item = items.at(${at === 'first' ? 0 : -1})
  const { top, bottom } = item.getBoundingClientRect()
  const field = document.querySelector('.palette .react-aria-SearchField').getBoundingClientRect()
  const frame = document.querySelector('.palette [role=dialog]').getBoundingClientRect()
  return item.matches('[data-focused]') && top >= field.bottom - 1 && bottom <= frame.bottom + 1
})()`

describe('the console by the keyboard alone', () => {
  it('receives, answers with a prepared text, and takes it back within ten seconds', async () => {
    await bank.json('PUT', '/v1/advisor/macros/unterwegs', {
      token: sabine,
      body: {
        owner: 'me',
        version: 0,
        language: 'de',
        title: 'Tastenprobe',
        text: 'Guten Tag {{ name }}, sie ist unterwegs.',
      },
    })
    const page = await openConsole(browser, baseURL, SABINE)
    await page.clock.install()
    await page.reload()
    const { inquiryId } = await write('Meine neue Karte ist noch nicht da.')
    await openByKeys(page, inquiryId)
    await page.keyboard.press('r')
    await page.keyboard.press('Escape')
    await page.keyboard.press('m')
    const search = page.getByRole('searchbox')
    await search.waitFor()
    await expectWellMade(page)
    await page.keyboard.press('Escape')
    await search.waitFor({ state: 'detached' })
    await page.keyboard.press('m')
    await search.waitFor()
    await page.keyboard.type('tastenp')
    await page.getByRole('menuitem', { name: 'Tastenprobe' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await until('the text', async () =>
      (await page.getByRole('textbox').inputValue()).startsWith('Guten Tag Anna Meier'),
    )
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type(' Danke!')
    await page.keyboard.press('Control+Enter')
    await page.getByText('geht gleich hinaus').waitFor()
    await expectWellMade(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('z')
    await until('the text again', async () => (await page.getByRole('textbox').inputValue()).endsWith('Danke!'))
    await page.keyboard.press('Control+Enter')
    await page.getByText('geht gleich hinaus').waitFor()
    await page.clock.fastForward(12_000)
    await until('the reply', async () =>
      (await bank.asAdvisor(sabine, inquiryId)).messages.some(
        ({ kind, text }) => kind === 'reply' && text.endsWith('Danke!'),
      ),
    )
    expect(await refusals(page)).toEqual([])
    await page.context().close()
  })

  it('keeps a reply that was on its way when the page was closed', async () => {
    const { inquiryId } = await write('Wann kommt meine neue Karte?')
    const page = await openConsole(browser, baseURL, SABINE)
    await openByKeys(page, inquiryId)
    await page.keyboard.press('r')
    await page.keyboard.type('Am Freitag.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('geht gleich hinaus').waitFor()
    await page.reload()
    // Signing in again takes its time on a busy machine.
    await page.getByText('geht gleich hinaus').waitFor({ timeout: 30_000 })
    await page.keyboard.press('z')
    await until('the text', async () => (await page.getByRole('textbox').inputValue()) === 'Am Freitag.')
    await page.context().close()
  })

  it('shows who else looks and who was first, and loses nothing that was written', async () => {
    const { inquiryId } = await write('Meine Karte wird am Automaten abgelehnt.')
    const page = await openConsole(browser, baseURL, SABINE)
    await openByKeys(page, inquiryId)
    const body = { sessionId: 'felix-tab-1', viewing: inquiryId, typing: true }
    await bank.json('POST', '/v1/advisor/me/session', { token: felix, body })
    await page.getByText(`${FELIX} schreibt gerade`).waitFor()
    await page.keyboard.press('n')
    await page.keyboard.type('Ich rufe an.')
    await page.keyboard.press('Escape')
    // It is resolved elsewhere a moment before.
    const first = async (route: Route): Promise<void> => {
      await until('the matter resolved', async () => {
        await act('resolve', inquiryId, sabine)
        return (await bank.asAdvisor(sabine, inquiryId)).status === 'resolved'
      })
      await route.continue()
    }
    await page.route('**/resolve', first, { times: 1 })
    const answered = page.waitForResponse('**/resolve')
    await page.keyboard.press('e')
    expect((await answered).status()).toBe(409)
    await page.getByText('war schneller').waitFor()
    await expectWellMade(page)
    expect(await page.getByRole('textbox').inputValue()).toBe('Ich rufe an.')
    await page.context().close()
  })

  it('hands over to a colleague, who accepts; resolves and takes it back', async () => {
    const { inquiryId } = await write('Meine neue Karte hat einen Kratzer.')
    const page = await openConsole(browser, baseURL, SABINE)
    await openByKeys(page, inquiryId)
    await page.keyboard.press('h')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Felix')
    await page.getByRole('option', { name: FELIX }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Du kennst sie.')
    await expectWellMade(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(`${FELIX} angeboten`).waitFor()
    await presence(felix, 'available')
    const his = await openConsole(browser, baseURL, FELIX)
    await his.keyboard.press('g')
    await his.keyboard.press('o')
    await openByKeys(his, inquiryId)
    await his.getByText(`${SABINE} bietet Ihnen dieses Anliegen an`).waitFor()
    await expectWellMade(his)
    await his.keyboard.press('a')
    await until('the handover', async () => Object((await bank.asAdvisor(felix, inquiryId))['advisor']).name === FELIX)
    await his.getByText(`${SABINE} bietet Ihnen dieses Anliegen an`).waitFor({ state: 'detached' })
    await his.keyboard.press('e')
    await his.getByText('Erledigt abgelegt').waitFor()
    await his.keyboard.press('z')
    await until('it back', async () => (await bank.asAdvisor(felix, inquiryId)).status === 'assigned')
    expect(await refusals(his)).toEqual([])
    await presence(felix, 'offline')
    await his.context().close()
    await page.context().close()
  })

  it('has help and commands, and lets single keys be switched off', async () => {
    const page = await openConsole(browser, baseURL, SABINE)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Alles mit der Tastatur' }).waitFor()
    await expectWellMade(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox').waitFor()
    await expectWellMade(page)
    for (const [key, at] of [
      ['ArrowUp', 'last'],
      ['ArrowDown', 'first'],
    ] as const) {
      await page.keyboard.press(key)
      await until(`the ${at} in sight`, () => page.evaluate(inPalette(at)))
    }
    expect(new URL(page.url()).pathname).not.toContain('waiting')
    await page.keyboard.type('wartend')
    // Readers hear of the one that is left half a second later.
    await until('the one that is left', () => page.evaluate(SAID))
    await expectWellMade(page)
    await page.keyboard.press('Enter')
    await until('the list', async () => new URL(page.url()).pathname === '/console/waiting')
    await page.context().close()
  })
})
