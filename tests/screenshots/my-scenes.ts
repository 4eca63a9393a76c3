import type { Page } from 'playwright-core'
import type { Language, Samples } from './sample-inquiries.ts'
import type { Scene } from './scenes.ts'

const BOTH = ['de', 'en'] as const
const STOLEN = {
  de: 'Meine Karte wurde heute gestohlen, bitte sofort sperren!',
  en: 'My card was stolen today, please block it at once!',
}

const MISSING = {
  de: 'Meine Überweisung ist seit vier Tagen nicht angekommen.',
  en: 'My transfer has not arrived for four days.',
}
/** Chromium without a window denies notifications; a page of a person's is not asked yet. */
const NOT_ASKED = "Object.defineProperty(Notification, 'permission', { get: () => 'default' })"

/** A customer's own inquiries in their states. */
export const myScenes = ({ mine }: Samples): readonly Scene[] => {
  const scene = (
    name: string,
    path: (language: Language) => string,
    act: (page: Page, language: Language) => Promise<void>,
    who = mine.customer,
  ): Scene => ({
    name: `my-${name}`,
    languages: BOTH,
    async open(page, language) {
      await page.addInitScript(NOT_ASKED)
      await page.goto(path(language))
      await page.getByRole('button', { name: who }).click()
      await act(page, language)
    },
  })
  const ready =
    (...selectors: readonly string[]) =>
    async (page: Page) => {
      for (const selector of selectors) await page.locator(selector).first().waitFor()
    }
  const thread = (language: Language): string => `/my/inquiries/${mine.assigned[language]}`
  const dialog = (button: RegExp) => async (page: Page) => {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('dialog').waitFor()
  }
  return [
    scene(
      'empty',
      () => '/my',
      (page) =>
        page
          .getByText(/noch nicht geschrieben|not written to us/u)
          .first()
          .waitFor(),
      mine.newcomer,
    ),
    scene('list', () => '/my', ready('.row-mine')),
    scene('thread', thread, ready('.thread .promise')),
    scene('answered', (language) => `/my/inquiries/${mine.answered[language]}`, ready('.thread')),
    scene('callback', thread, dialog(/Rückruf|call/u)),
    scene('complaint', thread, dialog(/nicht zufrieden|not content/u)),
    scene(
      'urgent',
      () => '/my/new',
      async (page, language) => {
        await page.getByRole('textbox').fill(STOLEN[language])
        await page.locator('.call').waitFor()
      },
    ),
    scene(
      'questions',
      () => '/my/new',
      async (page, language) => {
        await page.getByRole('textbox').fill(MISSING[language])
        await page.locator('.questions').waitFor()
      },
    ),
    scene('preferences', () => '/my/preferences', ready('.notifications .kit-switch', '.consents')),
    scene('gone', () => '/my/inquiries/none', ready('.gone h2')),
  ]
}
