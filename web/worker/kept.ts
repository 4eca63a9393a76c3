/** How a request of `/my` is answered where there is no network. */
export type Kept =
  /** The page itself: from the network, else as it was kept. */
  | 'page'
  /** Where the page runs: the same. */
  | 'settings'
  /** A file of the page, named by its contents: as it was kept. */
  | 'file'

const SETTINGS = '/config.json'

/**
 * What the worker answers, undefined for everything that it leaves to the browser. Of our own origin only static files
 * that the build names: no answer of the API is ever kept on a device. Pure.
 */
export function keptAs(
  request: { readonly method: string; readonly mode: string; readonly url: string },
  origin: string,
  files: readonly string[],
): Kept | undefined {
  const { origin: asked, pathname } = new URL(request.url)
  if (request.method !== 'GET' || asked !== origin) return undefined
  if (request.mode === 'navigate') return pathname === '/my' || pathname.startsWith('/my/') ? 'page' : undefined
  if (pathname === SETTINGS) return 'settings'
  return files.includes(pathname) ? 'file' : undefined
}
