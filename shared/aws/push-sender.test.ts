import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceIdOf } from '#shared/push/device-id.ts'
import { vapidKeys } from '#shared/push/vapid-keys.ts'
import { createBrowserKeys, startPushService } from '#tests/support/push-service.ts'
import { LOCALHOST } from './localhost-certificate.fixture.ts'
import { createPushSender } from './push-sender.ts'

const signing = {
  current: 'k1',
  keys: { k1: 'a key for tests that is long enough', k2: 'another key for tests, long' },
}
const ours = (name: string) => vapidKeys(signing, name) ?? { privateKey: '', publicKey: '' }
const browser = createBrowserKeys()
let service: Awaited<ReturnType<typeof startPushService>>
beforeAll(async () => {
  service = await startPushService(browser, () => ours('k1').publicKey)
})
afterAll(() => service.stop())

const sender = createPushSender(async () => true, { ca: LOCALHOST.cert })
const message = { title: 'Eine Antwort', body: 'Musterbank', language: 'de', path: '/my/inquiries/a' }
const send = (path: string, by = sender, over: { keyName?: string; p256dh?: string } = {}) => {
  const endpoint = path.startsWith('https:') ? path : service.endpoint(path)
  const keys = { ...browser.keys, ...(over.p256dh === undefined ? {} : { p256dh: over.p256dh }) }
  const device = { deviceId: deviceIdOf(endpoint), endpoint, keys, keyName: 'k1', since: 0 }
  return by.send({ device, message, keys: ours(over.keyName ?? 'k1'), contact: 'mailto:service@bank.example' })
}

describe('a push', () => {
  it('is signed for its push service, says who may be asked, and can be read by its browser alone', async () => {
    expect(await send('one')).toBe('accepted')
    const [one] = service.arrived
    expect(one?.message).toEqual(message)
    expect(one?.claims).toMatchObject({ aud: `https://${service.host}`, sub: 'mailto:service@bank.example' })
    expect(one?.headers).toMatchObject({ ttl: '259200', urgency: 'normal', 'content-encoding': 'aes128gcm' })
    expect(String(one?.headers['topic'])).toMatch(/^[\w-]{32}$/u)
  })

  it('tells nobody by its length what it holds', async () => {
    await send('one')
    const [first, second] = service.arrived.map(({ headers }) => headers['content-length'])
    expect(first).toBe(second)
  })

  it.each([
    ['gone', 'gone'],
    ['broken', 'failed'],
  ])('to /%s is %s', async (path, outcome) => {
    expect(await send(path)).toBe(outcome)
  })

  it('to a browser that was told another key of ours is gone', async () => {
    expect(await send('one', sender, { keyName: 'k2' })).toBe('gone')
  })

  it('that cannot be encrypted has failed, and nothing leaves', async () => {
    const before = service.arrived.length
    expect(await send('one', sender, { p256dh: 'AAAA' })).toBe('failed')
    expect(service.arrived).toHaveLength(before)
  })

  it('does not go where no push service is any more, or to an address of the network', async () => {
    const before = service.arrived.length
    expect(
      await send(
        'one',
        createPushSender(async () => false, { ca: LOCALHOST.cert }),
      ),
    ).toBe('gone')
    for (const host of ['https://127.0.0.1', 'https://[::1]', 'https://169.254.169.254'])
      expect(await send(`${host}:${service.host.split(':')[1]}/one`)).toBe('failed')
    expect(service.arrived).toHaveLength(before)
  })
})
