import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const violationsSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }))
/** Rules that are broken, with the HTML of what breaks them. */
export type Violations = z.infer<typeof violationsSchema>

/** Brings axe into a page with scripts switched on, past the page's own policy. */
export const addAxe = async (page: Page): Promise<void> => void (await page.evaluate(axe.source))

/** What of the page as it is now breaks rules of WCAG and good practice; `addAxe` comes first. */
export async function violations(page: Page, options: axe.RunOptions = {}): Promise<Violations> {
  const found = await page.evaluate(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })))`,
  )
  return violationsSchema.parse(found)
}
