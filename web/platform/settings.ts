import { z } from './zod.ts'

const issuerSchema = z.object({ issuer: z.url(), clientId: z.string().min(1) })
const settingsSchema = z.object({
  /** Name of the institute. */
  bank: z.string(),
  /** IANA zone that its times are shown in. */
  zone: z.string(),
  customers: issuerSchema,
  staff: issuerSchema.extend({ roleClaim: z.string() }),
})
/** What the pages know of where they run; the stack publishes it as `/config.json`. */
export type Settings = z.infer<typeof settingsSchema>
export type IssuerSettings = z.infer<typeof issuerSchema>

/** Throws TypeError without a network and ZodError for anything but settings. */
export async function loadSettings(): Promise<Settings> {
  const response = await fetch('/config.json')
  return settingsSchema.parse(await response.json())
}
