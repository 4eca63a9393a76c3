import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { createBrowserKeys } from '#tests/support/push-service.ts'
import { refusals } from './console.ts'
import { openMine, writeNew } from './my.ts'
import { expectWellMade } from './well-made.ts'

const bank = new Bank()
const baseURL = inject('url')
const HERE = 'Auf diesem Gerät melden, wenn eine Antwort da ist'
let browser: Browser
let anna: string
beforeAll(async () => {
  browser = await openBrowser()
  await bank.everybodyAvailable()
  anna = (await bank.people()).customers[0]?.name ?? ''
})
afterAll(() => browser.close())

/**
 * No push service can be reached from here, and Chromium without a window lets nothing notify: what they and its owner would
 * say is said by the test. `permission` and `answer` are those of the browser, and can be changed in its session storage.
 */
async function withPushService(page: Page, answer: 'granted' | 'default' = 'granted'): Promise<void> {
  const { keys } = createBrowserKeys()
  const endpoint = `https://fcm.googleapis.com/fcm/send/${keys.auth}`
  await page.addInitScript(`{
    globalThis.asked = 0
    const said = () => sessionStorage.getItem('permission') ?? 'default'
    Object.defineProperty(Notification, 'permission', { get: said })
    Notification.requestPermission = async () => {
      asked += 1
      if (${JSON.stringify(answer)} === 'granted') sessionStorage.setItem('permission', 'granted')
      return said()
    }
    const subscription = {
      endpoint: ${JSON.stringify(endpoint)},
      toJSON: () => (${JSON.stringify({ endpoint, expirationTime: null, keys })}),
      unsubscribe: async () => { sessionStorage.removeItem('subscribed'); return true },
    }
    PushManager.prototype.getSubscription = async () => sessionStorage.getItem('subscribed') === null ? null : subscription
    PushManager.prototype.subscribe = async (options) => {
      if (!options.userVisibleOnly || options.applicationServerKey.length !== 87) throw new TypeError('options')
      if (sessionStorage.getItem('unreachable') !== null) throw new DOMException('no push service', 'AbortError')
      sessionStorage.setItem('subscribed', 'yes')
      return subscription
    }
  }`)
}
const here = (page: Page) => page.getByRole('switch', { name: HERE })
const openPreferences = async (answer?: 'granted' | 'default'): Promise<Page> => {
  const page = await openMine(browser, baseURL, anna)
  await withPushService(page, answer)
  await page.goto('/my/preferences')
  await here(page).waitFor()
  return page
}

describe('notifications', () => {
  it('are asked for by a click alone, are on after a reload, and are switched off here and elsewhere', async () => {
    const page = await openPreferences()
    expect([await here(page).isChecked(), await page.evaluate('asked')]).toEqual([false, 0])
    await expectWellMade(page)
    await here(page).press('Space')
    await expect.poll(() => here(page).isChecked()).toBe(true)
    expect(await page.evaluate('asked')).toBe(1)
    await page.reload()
    await expect.poll(() => here(page).isChecked()).toBe(true)
    await expectWellMade(page)

    const other = await openPreferences()
    await other.getByRole('heading', { name: 'Andere Geräte' }).waitFor()
    expect(await here(other).isChecked()).toBe(false)
    await expectWellMade(other)
    await other.getByRole('button', { name: 'Dort nicht mehr melden' }).click()
    await other.getByRole('heading', { name: 'Andere Geräte' }).waitFor({ state: 'detached' })
    await page.reload()
    await here(page).waitFor()
    expect(await here(page).isChecked()).toBe(false)
    for (const on of [true, false]) {
      await here(page).press('Space')
      await expect.poll(() => here(page).isChecked()).toBe(on)
    }
    expect(await refusals(page)).toEqual([])
  })

  it('say why they cannot be switched on: not allowed yet, blocked, no push service, not supported, no network', async () => {
    const hesitant = await openPreferences('default')
    await here(hesitant).press('Space')
    await hesitant.getByText('Der Browser hat noch keine Erlaubnis').waitFor()
    await hesitant.evaluate('sessionStorage.setItem("permission", "denied")')
    await hesitant.reload()
    await hesitant.getByText('gesperrt').waitFor()
    await expectWellMade(hesitant)

    const page = await openPreferences()
    await page.evaluate('sessionStorage.setItem("unreachable", "yes")')
    await here(page).press('Space')
    await page.getByText('nicht anmelden').waitFor()
    await expectWellMade(page)
    await page.addInitScript('delete globalThis.PushManager')
    await page.reload()
    await page.getByText('Home-Bildschirm').waitFor()
    await expectWellMade(page)
    await page.route('**/v1/mobile/me/devices', (route) => route.abort())
    await page.reload()
    await page.getByText('Der Server ist nicht zu erreichen').waitFor()
    await expectWellMade(page)
  })

  it('appear, without a word of the reply, and lead to the inquiry', async () => {
    const page = await openMine(browser, baseURL, anna)
    await writeNew(page, 'Wann kommt meine neue Karte?')
    const path = new URL(page.url()).pathname
    await page.goto('/my')
    // On its way through the sign-in nobody hears the worker.
    await page.locator('.mine').waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    const [worker] = page.context().serviceWorkers()
    await worker?.evaluate(`globalThis.shown = []
      registration.showNotification = async (title, options) => { shown.push({ title, ...options }) }`)
    const message = { title: 'Eine Antwort liegt für Sie bereit', body: 'Musterbank', language: 'de', path }
    await deliverPush(page, JSON.stringify({ ...message, path: 'https://evil.example/my' }))
    await deliverPush(page, JSON.stringify(message))
    const notice = { title: message.title, body: 'Musterbank', lang: 'de', tag: path, data: path }
    await expect.poll(() => worker?.evaluate('shown')).toEqual([{ ...notice, icon: '/assets/icon-192.png' }])
    // What no test can do is touch it.
    await worker?.evaluate(`dispatchEvent(Object.assign(new Event('notificationclick'), {
      notification: { data: shown[0].data, close() { shown.length = 0 } },
      waitUntil: (work) => work.catch(() => {}),
    }))`)
    await page.waitForURL(`**${path}`)
    await page.locator('.thread').waitFor()
    expect(await worker?.evaluate('shown')).toEqual([])
  })
})

/** Gives the worker of `/my` a push, as the browser does when one arrives. */
async function deliverPush(page: Page, data: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const registrationId = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.endsWith('/my'))
      if (own !== undefined) resolve(own.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: baseURL,
    registrationId: await registrationId,
    data,
  })
  await devtools.detach()
}
