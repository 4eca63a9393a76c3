import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROBLEMS } from '#shared/api/problem.ts'
import { ROUTES } from '#shared/api/routes.ts'
import { APPS } from './apps.ts'
import { buildWeb } from './build.ts'

let out: string
const built = async (name: string) => readFile(join(out, name), 'utf8')

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'anklang-web-'))
  await buildWeb(out)
})
afterAll(() => rm(out, { recursive: true }))

describe('the static files', () => {
  it('lie where their addresses are', async () => {
    expect((await readdir(out)).sort()).toEqual(['assets', ...APPS, 'docs', 'my-worker.js', 'openapi.json'].sort())
    expect((await readdir(join(out, 'assets'))).sort()).toEqual([
      'anklang.css',
      'app',
      'embed.js',
      'favicon.svg',
      'form-proof.js',
      'form.js',
      'icon-192.png',
      'icon-512.png',
      'mail',
      'my-manifest.json',
      'status.js',
    ])
  })

  it('show every route and explain every problem', async () => {
    const docs = await built('docs')
    for (const { key } of ROUTES) expect(docs).toContain(key.split(' ')[1])
    for (const kind of Object.keys(PROBLEMS)) expect(docs).toContain(`id="${kind}"`)
    for (const [, target = ''] of docs.matchAll(/href="#(\w+)"/gu)) expect(docs).toContain(`id="${target}"`)
    expect(docs).not.toContain('<script')
  })

  it('are the same however often they are built', async () => {
    const all = async () => {
      const names = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
      return Promise.all(
        names.map(async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'utf8')]),
      )
    }
    const before = await all()
    await buildWeb(out)
    expect(await all()).toEqual(before)
  })

  it.each(APPS)('let the page of %s load its own files alone, and nothing inline', async (app) => {
    const page = await built(app)
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, address = '']) => address)
    for (const address of loaded) expect(address).toMatch(/^\/(?:assets\/|config\.json$)/u)
    for (const address of loaded.filter((one) => one.startsWith('/assets/app/'))) await built(address)
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=| style=/u)
  })

  it('have colours with enough contrast, light and dark', async () => {
    const css = await built('assets/anklang.css')
    const [light = '', dark = ''] = css.split('prefers-color-scheme: dark')
    for (const theme of [light, dark]) {
      const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`, 'u').exec(theme)?.[1] ?? ''
      for (const ground of ['ground', 'surface', 'tint'])
        expect(contrast(token('ink'), token(ground))).toBeGreaterThan(7)
      for (const ground of ['ground', 'surface', 'tint'])
        for (const ink of ['ink-soft', 'accent', 'alarm', 'good', 'warn'])
          expect(contrast(token(ink), token(ground)), `${ink} on ${ground}`).toBeGreaterThan(4.5)
      expect(contrast(token('on-accent'), token('accent'))).toBeGreaterThan(4.5)
      for (const tone of ['alarm', 'good', 'warn']) {
        expect(contrast(token('ink'), token(`${tone}-tint`))).toBeGreaterThan(7)
        expect(contrast(token(tone), token(`${tone}-tint`)), `${tone} on its tint`).toBeGreaterThan(4.5)
      }
      expect(contrast(token('control-line'), token('surface'))).toBeGreaterThan(3)
    }
  })
})

/** WCAG 2.2 contrast ratio of two colours `#rrggbb`. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
