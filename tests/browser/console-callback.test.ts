import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { until } from '#tests/support/outside.ts'
import { openConsole, refusals } from './console.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
const HOUR = 3_600_000
const acceptedSchema = z.looseObject({ inquiryId: z.string() })
let browser: Browser
let tokens: string[]
beforeAll(async () => {
  browser = await openBrowser()
  tokens = await bank.everybodyAvailable()
})
afterAll(() => browser.close())

it('shows a wish to be called with its time and number, and keeps what came of the call as a note', async () => {
  const { customers } = await bank.people()
  const customer = await bank.token(customers[0]?.sub ?? '')
  const written = await bank.json('POST', '/v1/mobile/inquiries', {
    token: customer,
    body: { message: 'Meine neue Karte ist noch nicht da.' },
  })
  const { inquiryId } = acceptedSchema.parse(written.json)
  const token = await bank.ownerOf(inquiryId, tokens)
  const { now } = z.object({ now: z.string() }).parse((await bank.json('GET', '/local/clock')).json)
  const at = (hours: number) => new Date(Date.parse(now) + hours * HOUR).toISOString()
  const callback = {
    phone: '+49 30 1234567',
    times: [
      { from: at(-1), to: at(1) },
      { from: at(24), to: at(26) },
    ],
  }
  const body = { message: 'Bitte rufen Sie mich an.', callback }
  await bank.json('POST', `/v1/mobile/inquiries/${inquiryId}/messages`, { token: customer, body })
  await until('the wish', async () =>
    (await bank.asAdvisor(token, inquiryId)).messages.some(({ text }) => text === body.message),
  )
  const { json } = await bank.json('GET', '/v1/advisor/me', { token })
  const page = await openConsole(browser, baseURL, String(Object(json).name))
  await page.goto(`/console/mine/${inquiryId}`)
  const wish = page.getByRole('region', { name: 'Wünscht einen Rückruf' })
  await wish.waitFor({ timeout: 30_000 })
  expect(await wish.getByRole('listitem').count()).toBe(2)
  expect(await wish.getByRole('link', { name: '+49 30 1234567' }).getAttribute('href')).toBe('tel:+49301234567')
  await expectWellMade(page)
  await wish.getByRole('button', { name: 'Angerufen' }).click()
  const note = page.getByRole('textbox', { name: 'Was herauskam, nur intern' })
  expect(await note.inputValue()).toMatch(/^Angerufen um \d\d:\d\d\. $/u)
  await note.press('End')
  await note.pressSequentially('Karte kommt morgen.')
  await expectWellMade(page)
  await page.getByRole('button', { name: 'Als Notiz ablegen' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('Karte kommt morgen.').waitFor()
  expect((await bank.asAdvisor(token, inquiryId)).messages.at(-1)).toMatchObject({ kind: 'note' })
  expect(await refusals(page)).toEqual([])
  await page.context().close()
})
