import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'

const THEMES = ['light', 'dark'] as const
const NARROWEST = { width: 320, height: 640 } as const
const violationsSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }))

/**
 * The page as it is now breaks no rule of axe in light and dark, and is never wider than a window of 320 px.
 * Needs a page with scripts switched on; axe itself comes in past the page's own policy.
 */
export async function expectWellMade(page: Page): Promise<void> {
  const whole = page.viewportSize() ?? NARROWEST
  await page.evaluate(axe.source)
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), `${page.url()} ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize(NARROWEST)
  expect(await page.evaluate('document.documentElement.scrollWidth'), `${page.url()} sideways`).toBe(NARROWEST.width)
  expect(await violations(page), `${page.url()} narrow`).toEqual([])
  await page.setViewportSize(whole)
}

async function violations(page: Page): Promise<z.infer<typeof violationsSchema>> {
  const found = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })))',
  )
  return violationsSchema.parse(found)
}

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

/** Scrolling to what has the focus takes a frame or two. */
const FOCUSED = `(async () => {
  const element = document.activeElement
  if (element === null || element === document.body) return null
  const inSight = () => {
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth
  }
  for (let frame = 0; frame < 30 && !inSight(); frame++) await new Promise(requestAnimationFrame)
  const style = getComputedStyle(element)
  return {
    name: (element.labels?.[0] ?? element).textContent.trim().replace(/\\s+/g, ' '),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    inSight: inSight(),
  }
})()`
