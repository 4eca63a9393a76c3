import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { addAxe, violations } from '#tests/support/axe.ts'

const NARROWEST = { width: 320, height: 640 } as const
/** What is left of a window of 1,280 × 800 px at a zoom of 200 % (WCAG 2.2, 1.4.4). */
const ZOOMED = { width: 640, height: 400 } as const

/**
 * The page as it is now breaks no rule of axe in light and dark; is no wider than a window of 320 px, and than one at a
 * zoom of 200 %; says by more than colours what can be pressed and what is chosen, where the reader's own colours replace
 * ours; and moves nothing for who wants nothing to move. Needs a page with scripts switched on; axe itself comes in past the page's own policy.
 */
export async function expectWellMade(page: Page): Promise<void> {
  const whole = page.viewportSize() ?? NARROWEST
  await addAxe(page)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page), `${page.url()} light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, COLOURS), `${page.url()} dark`).toEqual([])
  await page.emulateMedia({ forcedColors: 'active', contrast: 'more' })
  expect(await page.evaluate(COLOUR_ALONE), `${page.url()} in the reader's colours`).toEqual([])
  await page.emulateMedia({ forcedColors: 'none', contrast: 'no-preference' })
  expect(await page.evaluate(MOVING), `${page.url()} moves`).toEqual([])
  await expectFits(page)
  await page.setViewportSize(NARROWEST)
  expect(await violations(page, ALL_BUT_COLOURS), `${page.url()} narrow`).toEqual([])
  await page.setViewportSize(whole)
}

/** Nobody has to scroll sideways, at a zoom of 200 % and on 320 px. */
export async function expectFits(page: Page): Promise<void> {
  const whole = page.viewportSize() ?? NARROWEST
  for (const size of [ZOOMED, NARROWEST]) {
    await page.setViewportSize(size)
    expect(await page.evaluate('document.documentElement.scrollWidth'), `${page.url()} sideways`).toBe(size.width)
  }
  await page.setViewportSize(whole)
}

/** Controls without an edge, and what is chosen or has the focus of a list but looks like its neighbours: their HTML. */
const COLOUR_ALONE = `(() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const start = (element) => element.outerHTML.slice(0, 200)
  const looks = (element) => {
    const style = getComputedStyle(element)
    return ['borderTop', 'borderRight', 'borderBottom', 'borderLeft', 'outline', 'fontWeight', 'textDecorationLine']
      .map((part) => style[part]).join('|')
  }
  const edged = (element) => {
    const { borderBottomWidth, textDecorationLine, appearance } = getComputedStyle(element)
    return parseFloat(borderBottomWidth) >= 1 || textDecorationLine !== 'none' || appearance === 'auto'
  }
  const controls = [...document.querySelectorAll('button, input, select, textarea')]
    .filter((element) => shown(element) && element.getBoundingClientRect().width > 2 && !edged(element))
  const CHOSEN = '[aria-current]:not([aria-current="false"]), [aria-pressed="true"], [aria-selected="true"], .item[data-focused]'
  const chosen = [...document.querySelectorAll(CHOSEN)].filter((element) => {
    const peers = [...document.querySelectorAll(element.tagName + (element.className === '' ? '' : '.' + element.classList[0]))]
    return peers.some((peer) => !peer.matches(CHOSEN) && shown(peer) && peer.parentElement.parentElement === element.parentElement.parentElement && looks(peer) === looks(element))
  })
  return [...controls, ...chosen].map(start)
})()`

/** What changes over more than a moment; playing or only waiting to be begun. */
const MOVING = `[...document.querySelectorAll('*')].filter((element) => {
  const { transitionDuration, animationDuration } = getComputedStyle(element)
  return Math.max(...(transitionDuration + ',' + animationDuration).split(',').map(parseFloat)) > 0.01
}).map((element) => element.outerHTML.slice(0, 200))`

/** What another theme can break, and what another width can: looking at contrasts takes axe longer than all else. */
const COLOURS = { runOnly: ['color-contrast', 'link-in-text-block'] }
const ALL_BUT_COLOURS = { rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } }

const stopSchema = z.object({ name: z.string(), outline: z.number(), inSight: z.boolean() })

/** What the tabulator key stops at from the top of a page to its end: names as people hear them. Each stop must be seen. */
export async function tabStops(page: Page): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = stopSchema.nullable().parse(await page.evaluate(FOCUSED))
    if (stop === null) return names
    expect(stop.outline, `focus ring of ${stop.name}`).toBeGreaterThanOrEqual(2)
    expect(stop.inSight, `${stop.name} in sight`).toBe(true)
    names.push(stop.name)
  }
}

/** Scrolling to what has the focus takes a frame or two. Of a text area browsers bring the line with the cursor into sight. */
const FOCUSED = `(async () => {
  const element = document.activeElement
  if (element === null || element === document.body) return null
  const inSight = () => {
    const box = element.getBoundingClientRect()
    const bottom = element.localName === 'textarea' ? Math.min(box.bottom, box.top + 48) : box.bottom
    return box.width > 1 && box.top >= 0 && box.left >= 0 && bottom <= innerHeight && box.right <= innerWidth
  }
  for (let frame = 0; frame < 30 && !inSight(); frame++) await new Promise(requestAnimationFrame)
  const style = getComputedStyle(element)
  return {
    name: (element.labels?.[0] ?? element).textContent.trim().replace(/\\s+/g, ' '),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    inSight: inSight(),
  }
})()`
