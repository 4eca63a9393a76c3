import type { Scene } from './scenes.ts'

const PAGES = [
  ['now', '', '.figures'],
  ['queues', '/queues', 'tbody'],
  ['received', '/received', '.figures'],
  ['figures', '/reaction-times?measured=acknowledged&groupBy=channel', '.chart'],
  ['texts', '/texts', '.pair'],
  ['versions', '/versions', 'tbody'],
] as const

/** The pages of operators, with what a bank at work shows them. */
export const operationsScenes: readonly Scene[] = PAGES.map(([name, path, shown]) => ({
  name: `operations-${name}`,
  languages: ['de', 'en'],
  async open(page) {
    await page.goto(`/operations${path}`)
    await page.getByRole('button', { name: 'Ruth Lange' }).click()
    await page.locator(shown).first().waitFor()
  },
}))
