import { keptAs } from './kept.ts'
import { ownPath, readNotice } from './notice.ts'

declare const self: ServiceWorkerGlobalScope
/** Filled in by the build: addresses of the page's files, and a version that changes with any of them. */
declare const FILES: readonly string[]
declare const VERSION: string

const PAGE = '/my'
const SETTINGS = '/config.json'
const ICON = '/assets/icon-192.png'
const PREFIX = 'my-'
const CACHE = `${PREFIX}${VERSION}`

self.addEventListener('install', (event) => {
  const all = [PAGE, SETTINGS, ...FILES].map((address) => new Request(address, { cache: 'no-cache' }))
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(all))
      // Pages of the version before find what they still need on the network: nothing that was deployed is taken away.
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  )
})

self.addEventListener('fetch', (event) => {
  const kept = keptAs(event.request, self.location.origin, FILES)
  if (kept === undefined) return
  if (kept === 'file') event.respondWith(keptFile(event.request))
  else event.respondWith(fetch(event.request).catch(() => keptAt(kept === 'page' ? PAGE : SETTINGS)))
})

const keptFile = async (request: Request): Promise<Response> =>
  (await (await caches.open(CACHE)).match(request)) ?? fetch(request)

const keptAt = async (address: string): Promise<Response> =>
  (await (await caches.open(CACHE)).match(address)) ?? Response.error()

self.addEventListener('push', (event) => {
  const notice = readNotice(event.data?.text() ?? '')
  if (notice === undefined) return
  const { title, body, language: lang, path } = notice
  // A later one about the same matter takes the place of the first.
  event.waitUntil(self.registration.showNotification(title, { body, lang, tag: path, icon: ICON, data: path }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(show(ownPath(event.notification.data) ?? PAGE))
})

/** In a window that is there, which goes to it by itself and so keeps what is typed; else in a new one. */
async function show(path: string): Promise<void> {
  // A page of the first visit is not under this worker yet.
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const own = windows.filter(({ url }) => ownPath(new URL(url).pathname) !== undefined)
  const shown = own.find(({ url }) => new URL(url).pathname === path) ?? own[0]
  if (shown === undefined) {
    await self.clients.openWindow(path)
    return
  }
  shown.postMessage({ open: path })
  await shown.focus()
}
