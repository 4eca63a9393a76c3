import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { WebhookRefused } from '#shared/escalation/alarm-webhook.ts'
import { createAlarmWebhook } from './alarm-webhook.ts'
import { LOCALHOST } from './localhost-certificate.fixture.ts'

const received: { readonly path: string; readonly signature: string | undefined; readonly body: string }[] = []
/** Answers with the status that the path names. */
const receiver = createServer(LOCALHOST, async (request, answer) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const path = request.url ?? ''
  const signature = request.headers['anklang-signature']
  received.push({ path, signature: signature?.toString(), body: Buffer.concat(chunks).toString('utf8') })
  answer.writeHead(Number(path.slice(1)), { location: 'https://localhost/elsewhere' }).end()
})
const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0
const delivery = (path: string, host = 'localhost') => ({
  url: `https://${host}:${portOf(receiver.address())}/${path}`,
  headers: { 'anklang-signature': 'v1=abc' },
  body: '{}',
})
const webhook = createAlarmWebhook({ ca: LOCALHOST.cert, allows: () => true })

beforeAll(() => new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready)))
afterAll(() => new Promise((closed) => receiver.close(closed)))

describe('the webhook', () => {
  it('posts over TLS with its headers', async () => {
    await webhook.post(delivery('204'))
    expect(received.at(-1)).toEqual({ path: '/204', signature: 'v1=abc', body: '{}' })
  })

  it.each(['408', '429', '500', '503'])('may be tried again after %s', async (status) => {
    await expect(webhook.post(delivery(status))).rejects.toThrow(Unavailable)
  })

  it.each(['400', '403', '410', '302'])('takes %s for a no, and follows no redirect', async (status) => {
    await expect(webhook.post(delivery(status))).rejects.toThrow(WebhookRefused)
    expect(received.at(-1)?.path).toBe(`/${status}`)
  })

  it('is not called at names and addresses that are not public, or without TLS', async () => {
    const before = received.length
    const strict = createAlarmWebhook({ ca: LOCALHOST.cert })
    for (const host of ['localhost', '127.0.0.1', '[::1]', '169.254.169.254', '2130706433'])
      await expect(strict.post(delivery('204', host))).rejects.toThrow(WebhookRefused)
    await expect(strict.post({ ...delivery('204'), url: 'http://example.org/' })).rejects.toThrow(WebhookRefused)
    expect(received).toHaveLength(before)
  })

  it('trusts no certificate that nobody vouches for', async () => {
    await expect(createAlarmWebhook({ allows: () => true }).post(delivery('204'))).rejects.toThrow(Unavailable)
  })
})
