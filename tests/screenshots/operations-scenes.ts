import { z } from 'zod'
import type { Scene } from './scenes.ts'

const clock = z.object({ now: z.string() })

const PAGES = [
  ['now', '', '.figures'],
  ['queues', '/queues', 'tbody'],
  ['received', '/received', '.figures'],
  ['figures', '/reaction-times?measured=acknowledged&groupBy=channel', '.chart'],
  ['suppressed', '/suppressed', 'article'],
  ['costs', '/costs', '.chart'],
  ['texts', '/texts', '.pair'],
  ['configuration', '/configuration', 'textarea'],
  ['versions', '/versions', 'tbody'],
  ['audit', '/audit', 'tbody'],
] as const

/** The pages of operators, with what a bank at work shows them. */
export const operationsScenes: readonly Scene[] = PAGES.map(([name, path, shown]) => ({
  name: `operations-${name}`,
  languages: ['de', 'en'],
  async open(page) {
    // The samples have moved the bank's clock, the browser's goes on: what is asked for up to now ends in the bank's now.
    const { now } = clock.parse(await (await page.request.get('/local/clock')).json())
    const ahead = Date.parse(now) - Date.now()
    await page.route(/\/v1\/operations\/(?:reaction-times|costs)\b/u, (route) => {
      const url = new URL(route.request().url())
      for (const end of ['from', 'to']) {
        const at = url.searchParams.get(end)
        if (at !== null) url.searchParams.set(end, new Date(Date.parse(at) + ahead).toISOString())
      }
      return route.continue({ url: url.href })
    })
    await page.goto(`/operations${path}`)
    await page.getByRole('button', { name: 'Ruth Lange' }).click()
    await page.locator(shown).first().waitFor()
    if (name !== 'suppressed') return
    await page.locator('article').first().getByRole('button').first().click()
    await page.locator('.raw').waitFor()
  },
}))
