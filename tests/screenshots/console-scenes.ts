import type { Page } from 'playwright-core'
import type { Language, Samples } from './sample-inquiries.ts'
import type { Scene } from './scenes.ts'

const BOTH = ['de', 'en'] as const
const REPLY = {
  de: 'Guten Tag Frau Meier,\n\nich habe nachgesehen: Das Geld ist heute früh bei Ihrem Vermieter eingegangen.',
  en: 'Dear Ms Meier,\n\nI have checked: the money reached your landlord’s bank this morning.',
}

/** What whoever leads the desk of payments sees. */
const teamScene = (name: string, act: (page: Page) => Promise<void>): Scene => ({
  name: `console-team${name}`,
  languages: BOTH,
  async open(page) {
    await page.goto('/console/team/payments')
    await page.getByRole('button', { name: 'Sabine Brandt' }).click()
    await page.locator('.person .matter').first().waitFor()
    await act(page)
  },
})
const teamScenes: readonly Scene[] = [
  teamScene('', async () => undefined),
  teamScene('-reassign', async (page) => {
    await page.locator('.person .matter').first().getByRole('button').last().click()
    await page.getByRole('radio').first().waitFor()
  }),
  teamScene('-texts', async (page) => {
    await page.locator('.team > div > button').first().click()
    await page.getByRole('dialog').getByRole('button').last().click()
    await page.getByRole('dialog').getByRole('textbox').last().fill('{{ name }}, {{ iban }}')
  }),
]

/** The console in its states, driven by its keys. */
export const consoleScenes = (samples: Samples): readonly Scene[] => {
  const scene = (
    name: string,
    act: (page: Page, language: Language) => Promise<void>,
    addressOf = (inquiryId: string): string => `/console/mine/${inquiryId}`,
  ): Scene => ({
    name: `console-${name}`,
    languages: BOTH,
    async open(page, language) {
      const { advisor, inquiryId } = samples.held[language]
      await page.goto(addressOf(inquiryId))
      await page.getByRole('button', { name: advisor }).click()
      await page.locator('.desk').waitFor()
      await act(page, language)
    },
  })
  const dialog = async (page: Page, key: string): Promise<void> => {
    await page.getByRole('textbox').waitFor()
    // What can be done is known a moment after what was written.
    await page.locator('.act-bar').getByRole('button').first().waitFor()
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
  }
  return [
    scene(
      'list',
      async (page) => page.locator('.work-row').first().waitFor(),
      () => '/console/mine',
    ),
    scene('inquiry', async (page) => page.getByRole('textbox').waitFor()),
    scene('reply', async (page, language) => {
      await page.getByRole('textbox').fill(REPLY[language])
    }),
    scene('preview', async (page, language) => {
      await page.getByRole('textbox').fill(REPLY[language])
      await page.keyboard.press('Escape')
      await page.keyboard.press('p')
      await page.frameLocator('.dialog iframe').getByText('Meier').waitFor()
    }),
    scene('hand-over', async (page) => dialog(page, 'h')),
    scene('search', async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('Meier')
      await page.keyboard.press('Enter')
      await page
        .locator('.found-list')
        .getByText(/Zahlungen|Payments/u)
        .first()
        .waitFor()
    }),
    scene('search-nothing', async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('Xylophon')
      await page.keyboard.press('Enter')
      await page.locator('.found .soft').nth(1).waitFor()
    }),
    scene('commands', async (page) => dialog(page, 'Control+k')),
    scene('keys', async (page) => dialog(page, '?')),
    ...teamScenes,
    scene(
      'gone',
      async (page) => page.locator('.middle .kit-notice').waitFor(),
      () => '/console/mine/none',
    ),
  ]
}
