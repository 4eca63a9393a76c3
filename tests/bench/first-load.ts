import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openBrowser, openPage } from '#tests/support/browser.ts'
import { Outside } from '#tests/support/outside.ts'
import { startSystem } from '#tests/support/system.ts'

const KINDS = ['document', 'script', 'stylesheet', 'font', 'image'] as const

/** What a browser loads of a page before anybody does anything; without what the API says. */
export interface FirstLoad {
  readonly page: string
  readonly requests: number
  /** Each answer with gzip -9, as CloudFront compresses at most. */
  readonly gzippedBytes: number
}

/** First loads of the form, and of the applications for somebody who is signed in. */
export async function measureFirstLoads(): Promise<readonly FirstLoad[]> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'anklang-first-load-'))
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const system = await startSystem({ dataDir })
  stack.defer(async () => void (await system.stop()))
  const { customers, advisors, operators } = await new Outside(system.url, system.smtpPort).people()
  const browser = await openBrowser()
  stack.defer(() => browser.close())
  const pages = [
    { path: '/', who: undefined },
    { path: '/my', who: customers[0]?.name },
    { path: '/console', who: advisors[0]?.name },
    { path: '/operations', who: operators[0]?.name },
  ]
  const loads: FirstLoad[] = []
  for (const { path, who } of pages) {
    const page = await openPage(browser, { baseURL: system.url })
    const named = new Set<string>()
    page.on('response', (response) => {
      const isFile = KINDS.some((kind) => kind === response.request().resourceType())
      // Signing in leads away and back: what comes again is held by the browser.
      if (isFile && response.ok() && !response.url().includes('/local/')) named.add(new URL(response.url()).pathname)
    })
    await page.goto(path)
    if (who !== undefined) await page.getByRole('button', { name: who }).click()
    await page.locator(who === undefined ? 'form' : '.shell').waitFor()
    await page.waitForLoadState('networkidle')
    let gzippedBytes = 0
    for (const file of named) gzippedBytes += gzipSync(await (await page.request.get(file)).body(), { level: 9 }).length
    loads.push({ page: path, requests: named.size, gzippedBytes })
    await page.context().close()
  }
  return loads
}
