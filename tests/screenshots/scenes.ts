import type { Page } from 'playwright-core'
import { consoleScenes } from './console-scenes.ts'
import { myScenes } from './my-scenes.ts'
import { operationsScenes } from './operations-scenes.ts'
import { type Language, type Samples, STOLEN, TRANSFER } from './sample-inquiries.ts'

/** A page in a state worth a picture. */
export interface Scene {
  readonly name: string
  readonly languages: readonly Language[]
  open(page: Page, language: Language): Promise<void>
}

const BOTH = ['de', 'en'] as const

/** Every page of the system in its states. Pages open below the base address of the browser's context. */
export const scenes = (samples: Samples, baseURL: string): readonly Scene[] => [
  { name: 'form', languages: BOTH, open: (page, language) => go(page, `/?lang=${language}`) },
  {
    name: 'form-filled',
    languages: BOTH,
    async open(page, language) {
      await go(page, `/?lang=${language}`)
      await page.locator('#message').fill(TRANSFER[language])
      await page.locator('#answer-date').fill('2026-11-20')
    },
  },
  {
    name: 'form-stolen',
    languages: BOTH,
    async open(page, language) {
      await go(page, `/?lang=${language}`)
      await page.locator('#message').fill(STOLEN[language])
      await page.locator('#answer-blocked').waitFor()
    },
  },
  {
    name: 'form-files',
    languages: BOTH,
    async open(page, language) {
      await go(page, `/?lang=${language}`)
      await page.locator('#topic').selectOption('mortgage')
      await page.locator('#files').setInputFiles([
        { name: 'Grundriss.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
        { name: 'Foto.heic', mimeType: 'image/heic', buffer: Buffer.alloc(0) },
      ])
      await page.locator('.privacy summary').click()
    },
  },
  {
    name: 'form-draft',
    languages: BOTH,
    async open(page, language) {
      await go(page, `/?lang=${language}`)
      await page.locator('#message').fill(TRANSFER[language])
      await page.reload()
      await page.locator('.draft').waitFor()
    },
  },
  {
    name: 'embedded',
    languages: ['de'],
    async open(page) {
      await go(page, '/demo/embed')
      await page.locator('#topic').selectOption('appointment')
    },
  },
  {
    name: 'form-errors',
    languages: BOTH,
    async open(page, language) {
      await go(page, `/?lang=${language}`)
      await page.locator('#name').fill('Anna Meier')
      await page.locator('#email').fill('anna.meier@')
      await page.locator('.send').click()
      await page.locator('.summary').waitFor()
    },
  },
  { name: 'status', languages: BOTH, open: (page, language) => go(page, samples.assigned[language].status) },
  { name: 'status-urgent', languages: BOTH, open: (page, language) => go(page, samples.urgent[language].status) },
  { name: 'status-answered', languages: BOTH, open: (page, language) => go(page, samples.answered[language].status) },
  { name: 'status-missing', languages: BOTH, open: (page, language) => go(page, `/status/none?lang=${language}`) },
  { name: 'docs', languages: ['en'], open: (page) => go(page, '/docs') },
  {
    name: 'docs-open',
    languages: ['en'],
    async open(page) {
      await go(page, '/docs')
      await page.locator('summary').first().click()
    },
  },
  { name: 'mail-list', languages: ['en'], open: (page) => go(page, '/local/mail') },
  {
    name: 'mail',
    languages: BOTH,
    async open(page, language) {
      await go(page, `/local/mail?to=${encodeURIComponent(samples.assigned[language].email)}`)
      await page.locator('a.card').first().click()
      // The HTML part is a frame of its own.
      await page.waitForLoadState('load')
    },
  },
  ...consoleScenes(samples),
  ...myScenes(samples),
  ...operationsScenes,
  { name: 'sign-in', languages: ['en'], open: (page) => go(page, signInAt(baseURL)) },
]

const signInAt = (baseURL: string): string =>
  `/local/oidc/staff/auth?${new URLSearchParams({
    client_id: 'anklang-staff',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${baseURL}/console`,
    state: 'picture',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  })}`

async function go(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
}
