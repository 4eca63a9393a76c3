import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { devicesSchema } from '#shared/api/devices.ts'
import { LOCALHOST } from '#shared/aws/localhost-certificate.fixture.ts'
import { deviceIdOf } from '#shared/push/device-id.ts'
import { Outside, until } from '#tests/support/outside.ts'
import { createBrowserKeys, startPushService } from '#tests/support/push-service.ts'
import { type RunningSystem, startSystem } from '#tests/support/system.ts'

const DEVICES = '/v1/mobile/me/devices'
const accepted = z.object({ inquiryId: z.string() })
const inquirySchema = z.looseObject({ status: z.string() })

const browser = createBrowserKeys()
let publicKey = ''
let service: Awaited<ReturnType<typeof startPushService>>
let directory: string
let system: RunningSystem
let outside: Outside
let customer: string
let advisors: readonly string[]
// A system of its own, whose configuration names a push service of this machine and which trusts its certificate.
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anklang-notifications-'))
  service = await startPushService(browser, () => publicKey)
  const ANKLANG_CONFIG = join(directory, 'bank')
  await cp('config/musterbank', ANKLANG_CONFIG, { recursive: true })
  await appendFile(join(ANKLANG_CONFIG, 'institute.yaml'), `\npush: { services: ['${service.host}'] }\n`)
  const NODE_EXTRA_CA_CERTS = join(directory, 'push-service.pem')
  await writeFile(NODE_EXTRA_CA_CERTS, LOCALHOST.cert)
  system = await startSystem({
    dataDir: join(directory, 'data'),
    environment: { ANKLANG_CONFIG, NODE_EXTRA_CA_CERTS },
  })
  outside = new Outside(system.url, system.smtpPort)
  const people = await outside.people()
  customer = await outside.token(people.customers[0]?.sub ?? '')
  advisors = await Promise.all(people.advisors.map(({ sub }) => outside.token(sub)))
  for (const token of advisors)
    await outside.json('PUT', '/v1/advisor/me/presence', { token, body: { presence: 'available' } })
})
afterAll(async () => {
  await system.stop()
  await service.stop()
  await rm(directory, { recursive: true, force: true })
})

/** The id of a new inquiry of the customer that an advisor has answered. */
async function answered(message: string): Promise<string> {
  const { json } = await outside.json('POST', '/v1/mobile/inquiries', { token: customer, body: { message } })
  const { inquiryId } = accepted.parse(json)
  const path = `/v1/advisor/inquiries/${inquiryId}`
  const token = await until('an advisor', async () => {
    for (const one of advisors) {
      const { status, json: seen } = await outside.json('GET', path, { token: one })
      if (status === 200 && inquirySchema.parse(seen).status === 'assigned') {
        const reply = await outside.json('POST', `${path}/replies`, {
          token: one,
          body: { message: 'Sie ist bezahlt.' },
        })
        if (reply.status < 300) return one
      }
    }
    return undefined
  })
  expect(token).toBeDefined()
  return inquiryId
}
const mails = async () =>
  (await outside.outbox('?limit=500')).filter(({ subject }) => subject.includes('liegt für Sie bereit'))
const subscribe = (endpoint: string) =>
  outside.json('PUT', `${DEVICES}/${deviceIdOf(endpoint)}`, { token: customer, body: { endpoint, keys: browser.keys } })

test('a reply reaches the device that its customer added, encrypted and signed; once it is gone, a mail does', async () => {
  const before = devicesSchema.parse((await outside.json('GET', DEVICES, { token: customer })).json)
  publicKey = before.publicKey ?? ''
  expect((await subscribe('https://fcm.googleapis.com/fcm/send/x')).status).toBe(422)
  expect((await subscribe(service.endpoint('phone'))).status).toBe(200)

  const first = await answered('Ist meine Rechnung bezahlt?')
  const [push] = await until('the push', async () => service.arrived.length > 0 && service.arrived)
  expect(push?.message).toEqual({
    title: 'Eine Antwort liegt für Sie bereit',
    body: 'Musterbank',
    language: 'de',
    path: `/my/inquiries/${first}`,
  })
  expect(push?.claims.aud).toBe(`https://${service.host}`)
  expect(await mails()).toEqual([])

  await outside.json('DELETE', `${DEVICES}/${deviceIdOf(service.endpoint('phone'))}`, { token: customer })
  await subscribe(service.endpoint('gone'))
  await answered('Und die zweite Rechnung?')
  await until('the mail', async () => (await mails()).length === 1)
  const after = devicesSchema.parse((await outside.json('GET', DEVICES, { token: customer })).json)
  expect(after.devices).toEqual([])
  expect(service.arrived).toHaveLength(1)
})
