import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { leaveDeadLetter } from '#tests/support/leave-dead-letter.ts'
import { until } from '#tests/support/outside.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
let browser: Browser
let operator: string
let advisor: string
beforeAll(async () => {
  browser = await openBrowser()
  const { advisors, operators } = await bank.people()
  advisor = advisors[0]?.name ?? ''
  operator = operators[0]?.name ?? ''
})
afterAll(() => browser.close())

/** The page of an operator, signed in by a click as people do. */
async function open(path: string, name = operator): Promise<Page> {
  const page = await openPage(browser, { baseURL })
  await page.goto(`/operations${path}`)
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  return page
}

const inForceSchema = z.object({
  version: z.int(),
  configuration: z.looseObject({ institute: z.record(z.string(), z.unknown()) }),
})

describe('operations', () => {
  it('tells who is no operator what is missing, and the way to their own work', async () => {
    const page = await open('', advisor)
    await page.getByRole('heading', { name: 'Diese Seite ist für den Betrieb' }).waitFor()
    await page.getByRole('link', { name: 'Zum Arbeitsplatz' }).waitFor()
    await expectWellMade(page)
  })

  it('looks at the raw mail of what a rule held back, releases it, and both are in the audit log', async () => {
    const from = bank.address('rundbrief')
    const subject = `Rundbrief ${from}`
    const headers = 'Auto-Submitted: auto-generated\n'
    await bank.send(
      from,
      'service@musterbank.example',
      bank.mail(from, { text: 'Bitte rufen Sie an.', subject, headers }),
    )
    await bank.settled()
    const page = await open('/suppressed')
    const held = page.getByRole('article').filter({ hasText: subject })
    await held.getByRole('button', { name: 'Rohe E-Mail ansehen' }).click()
    const source = held.getByRole('region', { name: 'Rohe E-Mail' })
    await source.getByRole('region', { name: 'Kopf' }).getByText('Auto-Submitted: auto-generated').waitFor()
    await source.getByRole('region', { name: 'Quelltext' }).getByText('Bitte rufen Sie an.').waitFor()
    await expectWellMade(page)
    await held.getByRole('button', { name: 'Freigeben' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hat das ein Mensch geschrieben?' })
    await dialog.getByRole('button', { name: 'Freigeben', exact: true }).click()
    await page.getByRole('status').getByText('Freigegeben.').waitFor()
    await held.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Protokoll' }).click()
    await page.getByRole('row', { name: 'Nachricht freigegeben' }).first().getByText('getan').waitFor()
    await page.getByRole('row', { name: 'Rohe E-Mail angesehen' }).first().getByText('getan').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Alle Was' }).click()
    await page.getByRole('option', { name: 'Rohe E-Mail angesehen' }).click()
    await page.getByRole('row', { name: 'Nachricht freigegeben' }).first().waitFor({ state: 'detached' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('audit.csv')
  })

  it('says what was left behind and what customers suffer, puts it back after asking, and it is worked off', async () => {
    const { inquiryId } = await bank.write('Wann haben Sie geöffnet?', bank.address('liegen'))
    await bank.settled()
    await leaveDeadLetter(inject('dataDir'), 'Route', { inquiryId })
    const page = await open('')
    await page.getByText('Eine Nachricht ist liegen geblieben: Zuteilung').waitFor()
    await page.getByText('Anfragen erreichen niemanden: Kunden warten länger als zugesagt.').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Wieder einreihen … Zuteilung' }).press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Eine Nachricht ist wieder eingereiht: Zuteilung.').waitFor()
    await page.getByText('Eine Nachricht ist liegen geblieben').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Protokoll' }).click()
    const noted = page.getByRole('row', { name: 'Liegengebliebenes wieder eingereiht' }).first()
    await noted.getByText('Zuteilung (eine Nachricht)').waitFor()
    await noted.getByText('getan').waitFor()
  })

  it('changes the configuration: checked with an objection, mended, put in force, in the audit log, taken back', async () => {
    const page = await open('/configuration')
    const text = page.getByRole('textbox', { name: 'YAML: Fachbereiche' })
    const before = await text.inputValue()
    const minutes = /targetMinutes: (\d+)/u
    await text.fill(before.replace(minutes, 'targetMinutes: bald'))
    await page.getByRole('button', { name: 'Prüfen' }).click()
    await page.getByRole('alert').getByText('must be a number').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: /^Fachbereiche, Zeile \d+$/u }).click()
    expect(await page.evaluate('getSelection().toString()')).toContain('targetMinutes: bald')
    await text.fill(before.replace(minutes, 'targetMinutes: 37'))
    await page.reload()
    await page.getByRole('button', { name: 'Prüfen' }).click()
    await page.getByText('Geprüft: nichts spricht dagegen.').waitFor()
    await page.getByRole('region', { name: 'Was sich ändert' }).getByRole('insertion').getByText('37').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: 'In Kraft setzen …' }).click()
    await page.getByRole('textbox', { name: 'Warum?' }).fill('Probe')
    await page.getByRole('button', { name: 'In Kraft setzen', exact: true }).click()
    const done = page.getByText('In Kraft als Fassung')
    await done.waitFor()
    const version = Number(/\d+/u.exec((await done.textContent()) ?? '')?.[0])
    await page.getByRole('link', { name: 'Protokoll' }).click()
    const noted = page.getByRole('row', { name: 'Konfiguration geändert' }).first()
    await noted.getByRole('link', { name: `Fassung ${version}` }).click()
    await page.getByRole('insertion').getByText('37').waitFor()
    await page.getByRole('button', { name: `Wiederherstellen … ${version - 1}`, exact: true }).click()
    await page.getByRole('textbox', { name: 'Warum?' }).fill('Probe zu Ende')
    await page.getByRole('button', { name: 'Wieder in Kraft setzen' }).click()
    await page.getByText(`Fassung ${version - 1} gilt wieder, als Fassung ${version + 1}.`).waitFor()
    await page.getByRole('link', { name: 'Protokoll' }).click()
    await page.getByRole('row', { name: 'Fassung wiederhergestellt' }).first().getByText('getan').waitFor()
  })

  it('keeps a draft of the configuration when somebody else was quicker, and says so', async () => {
    const page = await open('/configuration')
    const text = page.getByRole('textbox', { name: 'YAML: Fachbereiche' })
    await text.fill((await text.inputValue()).replace(/targetMinutes: \d+/u, 'targetMinutes: 38'))
    await page.getByRole('button', { name: 'Prüfen' }).click()
    await page.getByText('Geprüft: nichts spricht dagegen.').waitFor()
    const other = { token: await bank.operator() }
    const { json } = await bank.json('GET', '/v1/operations/configuration', other)
    const { version: base, configuration } = inForceSchema.parse(json)
    const institute = { ...configuration.institute, auditYears: 11 }
    await bank.json('PUT', '/v1/operations/configuration', { ...other, body: { base, note: 'quicker', institute } })
    await page.getByRole('button', { name: 'In Kraft setzen …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Warum?' }).fill('Probe')
    await dialog.getByRole('button', { name: 'In Kraft setzen', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    await page.keyboard.press('Escape')
    expect(await text.inputValue()).toContain('targetMinutes: 38')
    await page.reload()
    await page.getByText('Inzwischen gilt eine neuere Fassung.').waitFor()
    expect(await text.inputValue()).toContain('targetMinutes: 38')
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Verwerfen' }).click()
    await page.getByText('Inzwischen gilt eine neuere Fassung.').waitFor({ state: 'detached' })
    expect(await text.inputValue()).not.toContain('targetMinutes: 38')
    const back = { to: base, base: base + 1, note: 'end' }
    await bank.json('POST', '/v1/operations/configuration/rollback', { ...other, body: back })
  })

  it('changes a text beside the one in force, refuses what the lint refuses, and takes it back', async () => {
    const page = await open('/texts')
    const text = page.getByRole('textbox', { name: 'Wortlaut' })
    const draft = page.getByRole('region', { name: 'Entwurf' })
    const before = await text.inputValue()
    await text.fill(`{{ nonsense }} ${before}`)
    await page.getByText('würde der Entwurf nicht in Kraft treten').waitFor()
    await text.fill(before.replace('{{ greeting }}', '{{ greeting }} aus der Probe'))
    await draft.getByText('aus der Probe').waitFor()
    await page.getByText('würde der Entwurf nicht in Kraft treten').waitFor({ state: 'detached' })
    await expectWellMade(page)
    await page.getByRole('button', { name: 'Veröffentlichen' }).click()
    await page.getByRole('textbox', { name: 'Warum?' }).fill('Probe')
    await page.getByRole('button', { name: 'In Kraft setzen' }).click()
    const done = page.getByText('In Kraft als Fassung')
    await done.waitFor()
    const version = Number(/\d+/u.exec((await done.textContent()) ?? '')?.[0])
    await page.getByRole('link', { name: 'Frühere Fassungen' }).click()
    await page.getByRole('link', { name: `Was ${version} änderte` }).click()
    await page.getByRole('insertion').getByText('aus der Probe').waitFor()
    await expectWellMade(page)
    await page.getByRole('button', { name: `Wiederherstellen … ${version - 1}`, exact: true }).click()
    await page.getByRole('textbox', { name: 'Warum?' }).fill('Probe zu Ende')
    await page.getByRole('button', { name: 'Wieder in Kraft setzen' }).click()
    await page.getByText(`Fassung ${version - 1} gilt wieder, als Fassung ${version + 1}.`).waitFor()
  })

  it('shows reaction times by both clocks with their table, down to the inquiries', async () => {
    const email = bank.address('betrieb')
    await bank.write('Wann haben Sie geöffnet?', email)
    await bank.acknowledgement(email)
    const token = await bank.operator()
    await until('counting', async () => {
      const { json } = await bank.json('GET', '/v1/operations/reaction-times?groupBy=channel', { token })
      return JSON.stringify(json).includes('"web"')
    })
    const page = await open('/reaction-times?measured=acknowledged&groupBy=channel')
    await page.getByRole('figure', { name: 'Servicezeit: Bestätigung' }).waitFor()
    await page.getByRole('figure', { name: 'Uhrzeit: Bestätigung' }).waitFor()
    await page.getByText('Als Tabelle').first().click()
    await page.getByRole('link', { name: 'Zeigen Formular' }).first().click()
    await page.getByRole('region', { name: 'Anfragen: Formular' }).waitFor()
    await expectWellMade(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV: Uhrzeit' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('reaction-times-calendar-channel.csv')
    await page.getByRole('link', { name: 'Kosten' }).click()
    await page.getByText('Geschätzt, keine Rechnung').waitFor()
    await page.getByRole('region', { name: 'Kosten' }).getByRole('row').nth(1).waitFor()
    await expectWellMade(page)
  })

  it('says that it cannot tell when it cannot read, and not that all is well', async () => {
    const page = await open('')
    await page.route('**/v1/operations/reconciliation*', (route) => route.fulfill({ status: 429, json: {} }))
    await page.getByRole('button', { name: 'Neu nachsehen' }).click()
    await page.getByText('Zu viele Anfragen auf einmal.').waitFor({ timeout: 15_000 })
    await page.getByText('wissen wir gerade nicht: Abgleich').waitFor()
    expect(await page.getByText('Alles in Ordnung').count()).toBe(0)
  })
})
