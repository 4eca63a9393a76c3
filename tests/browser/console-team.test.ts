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
/** Leads the desk of cards. */
const SABINE = 'Sabine Brandt'
const FELIX = 'Felix Hartwig'
/** Leads no desk. */
const TOBIAS = 'Tobias Renner'
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
  // What other tests left must not fill their lists.
  for (const token of [sabine, felix])
    for (const view of ['waiting', 'mine']) {
      const { json } = await bank.json('GET', `/v1/advisor/inquiries?view=${view}&limit=100`, { token })
      for (const { inquiryId } of listSchema.parse(json).items) await act('resolve', inquiryId, token)
    }
})
afterAll(() => browser.close())

const presence = (token: string, value: 'available' | 'offline') =>
  bank.json('PUT', '/v1/advisor/me/presence', { token, body: { presence: value } })
const act = (name: string, inquiryId: string, token: string, body: object = {}) =>
  bank.json('POST', `/v1/advisor/inquiries/${inquiryId}/${name}`, { token, body })
const ownerOf = async (inquiryId: string) => Object((await bank.asAdvisor(sabine, inquiryId))['advisor']).name
/** An inquiry that Sabine has, while Felix is there too. */
async function heldBySabine(name: string): Promise<string> {
  await presence(felix, 'offline')
  await presence(sabine, 'available')
  const { inquiryId } = await bank.write('Meine neue Karte ist noch nicht da.', bank.address('team'), { name })
  await bank.ownerOf(inquiryId, [sabine])
  await presence(felix, 'available')
  return inquiryId
}
const openTeam = async (): Promise<Page> => {
  const page = await openConsole(browser, baseURL, SABINE)
  await page.getByRole('link', { name: 'Team' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.getByRole('heading', { name: FELIX }).waitFor()
  return page
}
const zone = (page: Page, name: string) => page.locator('.person', { has: page.getByRole('heading', { name }) })
/** Presses the tabulator key until the focus is on what is meant. */
async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate(`((element) => ${isThere})(document.activeElement)`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`nothing to stop at: ${isThere}`)
}
const focusedText = (text: string) =>
  `element.matches('button') && element.textContent.includes(${JSON.stringify(text)})`
const focusedLabel = (text: string) =>
  `[element.getAttribute('aria-label'), ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.getAttribute('aria-label') ?? document.getElementById(id)?.textContent)].join(' ').includes(${JSON.stringify(text)})`

describe('whoever leads a desk', () => {
  it('drags work from one person to another, says why, and takes it back', async () => {
    const inquiryId = await heldBySabine('Zora Ziehen')
    const page = await openTeam()
    await expectWellMade(page)
    const row = zone(page, SABINE).getByRole('row', { name: 'Zora Ziehen' })
    await row.dragTo(zone(page, FELIX))
    const dialog = page.getByRole('dialog', { name: 'Zuteilen' })
    await dialog.getByText('Liegt bei Sabine Brandt').waitFor()
    await expectWellMade(page)
    await dialog.getByRole('textbox').fill('Du kennst sie.')
    await dialog.getByRole('button', { name: `An ${FELIX} geben` }).click()
    await zone(page, FELIX).getByRole('row', { name: 'Zora Ziehen' }).waitFor()
    expect(await ownerOf(inquiryId)).toBe(FELIX)
    expect((await bank.asAdvisor(felix, inquiryId)).messages.at(-1)).toMatchObject({
      kind: 'note',
      text: 'Du kennst sie.',
    })
    await page.getByText('Übergeben:').waitFor()
    await page.keyboard.press('z')
    await zone(page, SABINE).getByRole('row', { name: 'Zora Ziehen' }).waitFor()
    expect(await ownerOf(inquiryId)).toBe(SABINE)
    expect(await refusals(page)).toEqual([])
    await act('resolve', inquiryId, sabine)
    await page.context().close()
  })

  it('does the same by the keyboard alone: by dragging, and by a dialog', async () => {
    const inquiryId = await heldBySabine('Tatjana Tasten')
    const page = await openTeam()
    await zone(page, SABINE).getByRole('row', { name: 'Tatjana Tasten' }).waitFor()
    await tabTo(page, `element.matches('.handle') && element.closest('.matter').textContent.includes('Tatjana Tasten')`)
    await page.keyboard.press('Enter')
    await tabTo(page, focusedLabel(`Zuteilen an ${FELIX}`))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Zuteilen' }).waitFor()
    await page.getByRole('button', { name: `An ${FELIX} geben` }).waitFor()
    await tabTo(page, focusedText(`An ${FELIX} geben`))
    await page.keyboard.press('Enter')
    await until('it with Felix', async () => (await ownerOf(inquiryId)) === FELIX)
    await zone(page, FELIX).getByRole('row', { name: 'Tatjana Tasten' }).waitFor()
    await tabTo(page, focusedLabel('Tatjana Tasten zuteilen'))
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: SABINE }).waitFor()
    await tabTo(page, `element.matches('input[type=radio]')`)
    await page.keyboard.press('Space')
    await tabTo(page, focusedText(`An ${SABINE} geben`))
    await page.keyboard.press('Enter')
    await until('it with Sabine', async () => (await ownerOf(inquiryId)) === SABINE)
    await page.context().close()
  })

  it('sees what waits, to whom the rules do not give it, and who was first', async () => {
    await presence(felix, 'offline')
    await presence(sabine, 'offline')
    const written = await bank.write('Die PIN meiner Karte fehlt.', bank.address('team'), {
      name: 'Willi Warten',
    })
    const { inquiryId } = written
    await until('it to wait', async () => (await bank.shown(written)).status === 'waiting')
    const page = await openTeam()
    await page.getByText('Gerade ist niemand da').waitFor()
    const row = page.getByRole('row', { name: 'Willi Warten' })
    await row.dragTo(zone(page, FELIX))
    await page.getByText(`${FELIX} kann es nicht bekommen: nicht da.`).waitFor()
    await expectWellMade(page)
    await page.keyboard.press('Escape')
    await presence(sabine, 'available')
    await until('it with Sabine', async () => (await ownerOf(inquiryId)) === SABINE)
    await presence(felix, 'available')
    await zone(page, SABINE).getByRole('row', { name: 'Willi Warten' }).waitFor({ timeout: 30_000 })
    // It is resolved elsewhere a moment before.
    const first = async (route: Route): Promise<void> => {
      await act('resolve', inquiryId, sabine)
      await route.continue()
    }
    await page.route('**/reassign', first, { times: 1 })
    await zone(page, SABINE).getByRole('row', { name: 'Willi Warten' }).dragTo(zone(page, FELIX))
    await page.getByRole('button', { name: `An ${FELIX} geben` }).click()
    await page.getByText(`${SABINE} war schneller`).waitFor()
    await expectWellMade(page)
    await page.context().close()
  })
})

describe('whoever leads no desk', () => {
  it('neither sees the team nor is told of it', async () => {
    const { advisors } = await bank.people()
    const token = await bank.token(advisors.find(({ name }) => name === TOBIAS)?.sub ?? '')
    expect((await bank.json('GET', '/v1/advisor/team', { token })).status).toBe(403)
    const page = await openConsole(browser, baseURL, TOBIAS)
    await page.locator('.views').getByRole('link', { name: 'Meine' }).waitFor()
    await page.locator('.load').waitFor()
    expect(await page.getByRole('link', { name: 'Team' }).count()).toBe(0)
    await page.goto('/console/team')
    await page.getByText('für alle, die einen Desk leiten').waitFor({ timeout: 30_000 })
    await expectWellMade(page)
    await page.context().close()
  })
})
