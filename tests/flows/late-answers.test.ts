import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { MINUTE, SECOND } from '#shared/instant.ts'
import { Outside, until } from '#tests/support/outside.ts'
import { type RunningSystem, startSystem } from '#tests/support/system.ts'

const accepted = z.object({ inquiryId: z.string(), reference: z.string(), statusUrl: z.string() })
const shown = z.looseObject({
  promise: z.looseObject({ by: z.string(), kept: z.boolean().optional() }),
  messages: z.array(z.looseObject({ kind: z.string() })),
})
const asAdvisor = z.looseObject({
  promise: z.looseObject({
    by: z.string(),
    earlier: z.array(z.looseObject({ by: z.string(), toldAt: z.string().optional(), kept: z.boolean().optional() })),
  }),
})
const ADDRESS = 'spaet@kunde.example'

let dataDir: string
let system: RunningSystem
let outside: Outside
// A system of its own: the clock moves by days, which would be the end of other flows' shifts.
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'anklang-late-'))
  system = await startSystem({ dataDir })
  outside = new Outside(system.url, system.smtpPort)
})
afterAll(async () => {
  await system.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function moveTo(instant: number): Promise<void> {
  const { now } = z.object({ now: z.string() }).parse((await outside.json('GET', '/local/clock')).json)
  const advanceSeconds = Math.ceil((instant - Date.parse(now)) / SECOND)
  await outside.json('POST', '/local/clock', { body: { advanceSeconds } })
}
const delays = async () =>
  (await outside.outbox(`?to=${ADDRESS}`)).filter(({ headers }) => headers['auto-submitted'] === 'auto-generated')

test('an answer that will be late: the customer hears before the time, and the lead when the next one passes too', async () => {
  const body = { name: 'Anna Meier', email: ADDRESS, message: 'Meine neue Karte ist noch nicht angekommen.' }
  const { inquiryId, reference, statusUrl } = accepted.parse(
    (await outside.json('POST', '/v1/inquiries', { body })).json,
  )
  const status = async () =>
    shown.parse((await outside.json('GET', `/v1/inquiries/${statusUrl.split('/').pop()}`)).json)
  await until('acknowledgement', async () => (await outside.outbox(`?to=${ADDRESS}`)).length === 1)
  const first = Date.parse((await status()).promise.by)

  await moveTo(first - 10 * MINUTE)
  const [notice] = await until('notice', async () => {
    const found = await delays()
    return found.length > 0 && found
  })
  expect(notice?.subject).toContain(reference)
  expect(notice?.text).toContain('schaffen wir leider nicht rechtzeitig')
  const second = Date.parse((await status()).promise.by)
  expect(second).toBeGreaterThan(first)
  await moveTo(first - 9 * MINUTE)
  await moveTo(first + MINUTE)
  expect(await delays()).toHaveLength(1)

  await moveTo(second + MINUTE)
  await until('alarm', async () =>
    (await outside.outbox('?to=sabine.brandt@musterbank.example')).some(
      ({ subject }) => subject === `Zum zweiten Mal nicht rechtzeitig beantwortet [${reference}]`,
    ),
  )
  const lead = (await outside.people()).advisors.find(({ name }) => name === 'Sabine Brandt')
  const token = await outside.token(lead?.sub ?? '')
  const seen = asAdvisor.parse((await outside.json('GET', `/v1/advisor/inquiries/${inquiryId}`, { token })).json)
  const [before] = seen.promise.earlier
  expect(before).toMatchObject({ kept: false, toldAt: expect.any(String) })
  expect(Date.parse(before?.toldAt ?? '')).toBeLessThan(first)
  expect((await status()).promise.kept).toBe(false)
})
