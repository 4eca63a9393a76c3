import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { Outside, pause, until } from '#tests/support/outside.ts'
import { quantile } from '#tests/support/quantiles.ts'
import { startSystem } from '#tests/support/system.ts'
import { type Interactions, keepEventTimings, type Timed, timeInteractions } from './event-timing.ts'
import { stockDesk } from './stocked-desk.ts'

const meSchema = z.looseObject({ advisorId: z.string(), name: z.string(), desks: z.array(z.string()).min(1) })
const PATIENCE_MS = 120_000
/** Between two keys of somebody who is quick. */
const BETWEEN_KEYS_MS = 80
const REPLY = 'Guten Tag, ich habe nachgesehen: Ihre neue Karte ist heute hinausgegangen und kommt am Freitag an. '

/**
 * Milliseconds from a key to the next frame in the console of an advisor who has so many inquiries, all of them read into
 * the list, with the CPU slowed down so many times. Meanwhile the console looks every three seconds, and new work comes.
 */
export async function measureInteraction(inquiries: number, slowed: number): Promise<readonly Interactions[]> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-interaction-'))
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const system = await startSystem({ dataDir })
  stack.defer(async () => void (await system.stop()))
  const outside = new Outside(system.url, system.smtpPort)
  const { advisors } = await outside.people()
  const token = await outside.token(advisors[0]?.sub ?? '')
  const me = meSchema.parse((await outside.json('GET', '/v1/advisor/me', { token })).json)
  const desk = await stockDesk(dataDir, { advisorId: me.advisorId, desk: me.desks[0] ?? '' }, inquiries)

  const browser = await openBrowser()
  stack.defer(() => browser.close())
  const page = await openPage(browser, { baseURL: system.url })
  page.setDefaultTimeout(PATIENCE_MS)
  await keepEventTimings(page)
  await page.goto('/console')
  await page.getByRole('button', { name: me.name }).click()
  await readWholeList(page, inquiries)
  const client = await page.context().newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowed })

  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key)
    await pause(BETWEEN_KEYS_MS)
  }
  const measured: Timed[] = []
  const time = async (what: string, count: number, act: (number: number) => Promise<void>): Promise<void> => {
    measured.push(await timeInteractions(page, what, count, act))
  }
  await time('j', 200, async (number) => {
    if (number % 50 === 25) await desk.add()
    await press('j')
  })
  await time('k', 150, () => press('k'))
  await time('opening an inquiry', 30, async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.conversation').waitFor()
    await press('Escape')
  })
  await press('Enter')
  await page.getByRole('textbox').waitFor()
  await press('r')
  await time('typing a reply', 200, (number) => press(REPLY[number % REPLY.length] ?? ' '))
  await press('Escape')
  await time('the palette', 30, async () => {
    await press('Control+k')
    await page.getByRole('searchbox').waitFor()
    await press('a')
    await press('Control+k')
    await page.getByRole('searchbox').waitFor({ state: 'detached' })
  })
  await time('the search', 30, async () => {
    await press('/')
    await press('k')
    await press('Escape')
  })
  const all = measured.flatMap((one) => one.all)
  const together = {
    what: 'all',
    count: all.length,
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    max: Math.max(...all),
  }
  return [...measured.map(({ all: _, ...shown }) => shown), together]
}

/** Scrolls on until the list holds everything, and back to its top. */
async function readWholeList(page: Page, inquiries: number): Promise<void> {
  const list = page.locator('.work-list')
  await list.waitFor()
  await until(
    'the whole list',
    async () => {
      const size = await page.evaluate(`(() => {
        const list = document.querySelector('.work-list')
        list.scrollTop = list.scrollHeight
        return list.querySelector('[aria-setsize]')?.ariaSetSize
      })()`)
      return Number(size) >= inquiries
    },
    600_000,
  )
  await page.evaluate("document.querySelector('.work-list').scrollTop = 0")
}
