import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { until } from '#tests/support/outside.ts'
import { openConsole, refusals } from './console.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
/** Longer than a reply can be taken back. */
const TAKING_BACK_MS = 12_000
let browser: Browser
let tokens: string[]
beforeAll(async () => {
  browser = await openBrowser()
  tokens = await bank.everybodyAvailable()
})
afterAll(() => browser.close())

/** An inquiry that somebody has, and who that is. */
async function assigned(message: string) {
  const written = await bank.write(message, bank.address('console'))
  const token = await bank.ownerOf(written.inquiryId, tokens)
  const { json } = await bank.json('GET', '/v1/advisor/me', { token })
  return { ...written, token, name: String(Object(json).name) }
}

describe('work in the console', () => {
  it('is read, answered by the keyboard and closed, and nothing is out of order on the way', async () => {
    const inquiry = await assigned('Meine neue Karte ist noch nicht da.')
    const page = await openConsole(browser, baseURL, inquiry.name)
    await page.clock.install()
    await page.goto(`/console/mine/${inquiry.inquiryId}`)
    await page.getByText('Meine neue Karte ist noch nicht da.').last().waitFor()
    const text = page.getByRole('textbox', { name: 'Ihre Antwort' })
    await text.fill('Sie kommt <morgen> & liegt dann im Briefkasten.')
    await expectWellMade(page)
    await text.press('Control+Enter')
    await page.getByText('geht gleich hinaus').waitFor()
    expect(await text.inputValue()).toBe('')
    await page.clock.fastForward(TAKING_BACK_MS)
    await until('the reply', async () =>
      (await bank.asAdvisor(inquiry.token, inquiry.inquiryId)).messages.some(
        ({ kind, text: sent }) => kind === 'reply' && sent.includes('<morgen> & liegt'),
      ),
    )
    await page.locator('.conversation').getByText('Beantwortet').waitFor()
    await page.getByRole('button', { name: 'Erledigt' }).click()
    await page.getByText('Erledigt abgelegt').waitFor()
    await page.goto(`/console/resolved/${inquiry.inquiryId}`)
    await page.getByRole('button', { name: 'Wieder öffnen' }).waitFor()
    await expectWellMade(page)
    expect(await refusals(page)).toEqual([])
  })

  it('is answered with strong words and a list by keys, and the customer reads them so', async () => {
    const email = bank.address('formatted')
    const { inquiryId, statusUrl } = await bank.write('Was brauche ich für die neue Karte?', email)
    const token = await bank.ownerOf(inquiryId, tokens)
    const { json } = await bank.json('GET', '/v1/advisor/me', { token })
    const page = await openConsole(browser, baseURL, String(Object(json).name))
    await page.clock.install()
    await page.goto(`/console/mine/${inquiryId}`)
    const text = page.getByRole('textbox', { name: 'Ihre Antwort' })
    await text.fill('Bitte bringen Sie mit:')
    await text.press('Enter')
    await page.keyboard.type('Ausweis')
    await text.press('Control+Shift+L')
    await page.keyboard.press('End')
    await page.keyboard.type(' und ')
    await text.press('Control+B')
    await page.keyboard.type('Vertrag')
    expect(await text.inputValue()).toBe('Bitte bringen Sie mit:\n\n- Ausweis und **Vertrag**')
    await expectWellMade(page)
    await text.press('Control+Enter')
    await page.getByText('geht gleich hinaus').waitFor()
    await page.clock.fastForward(TAKING_BACK_MS)
    await page.locator('.messages .formatted strong', { hasText: 'Vertrag' }).waitFor()
    const mail = await until('the reply', async () =>
      (await bank.outbox(`?to=${encodeURIComponent(email)}`)).find(({ headers }) => !headers['auto-submitted']),
    )
    expect(mail.text).toContain('Bitte bringen Sie mit:\n\n- Ausweis und Vertrag')
    expect(mail.raw.replaceAll(/=\r?\n/gu, '')).toContain('<li>Ausweis und <strong>Vertrag</strong></li>')
    await page.goto(new URL(statusUrl).pathname)
    expect(await page.locator('.formatted li strong').textContent()).toBe('Vertrag')
    await expectWellMade(page)
  })

  it('keeps what was written over a reload, and when somebody else was first', async () => {
    const inquiry = await assigned('Meine neue Karte fehlt, was nun?')
    const page = await openConsole(browser, baseURL, inquiry.name)
    await page.clock.install()
    await page.goto(`/console/mine/${inquiry.inquiryId}`)
    const text = page.getByRole('textbox', { name: 'Ihre Antwort' })
    await text.fill('Guten Tag')
    await page.reload()
    await text.waitFor()
    expect(await text.inputValue()).toBe('Guten Tag')
    const path = `/v1/advisor/inquiries/${inquiry.inquiryId}/resolve`
    await page.route(`**${path.replace('/resolve', '/replies')}`, async (route) => {
      await bank.json('POST', path, { token: inquiry.token, body: {} })
      await route.continue()
    })
    await text.press('Control+Enter')
    await page.getByText('geht gleich hinaus').waitFor()
    await page.clock.fastForward(TAKING_BACK_MS)
    await page.getByText('konnte nicht gesendet werden').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Zurück in den Entwurf' }).click()
    await until('the text', async () => (await page.getByRole('textbox').inputValue()) === 'Guten Tag')
  })
})
