import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echo, queueOf, SAMPLE, smallWorkshop, type Workshop } from '../fixture/small-system.ts'
import type { LocalSystem } from '../start.ts'

let workshop: Workshop
let system: LocalSystem
beforeAll(async () => {
  workshop = smallWorkshop()
  system = await workshop.start()
})
afterAll(async () => {
  await system.stop()
  workshop[Symbol.dispose]()
})
const get = (path: string, method = 'GET', body?: string) => fetch(system.url + path, { method, ...(body && { body }) })

async function sendMail(subject: string, html: string): Promise<void> {
  const { environment } = await echo(system)
  const Body = { Text: { Data: 'Text' }, Html: { Data: html } }
  await fetch(`${environment['AWS_ENDPOINT_URL']}/v2/email/outbound-emails`, {
    method: 'POST',
    body: JSON.stringify({
      FromEmailAddress: 'service@bank.example',
      Destination: { ToAddresses: ['anna@kunde.example'] },
      Content: { Simple: { Subject: { Data: subject }, Body } },
    }),
  })
}

describe('the local helpers', () => {
  it('list the sample people', async () => {
    expect(await (await get('/local/people')).json()).toEqual(SAMPLE)
  })

  it('show sent mails to people, escaped, their HTML in a sandbox, and empty the outbox', async () => {
    await sendMail('<script>alert(1)</script>', '<p>Hallo</p><script>alert(2)</script>')
    const list = await (await get('/local/mail?to=anna@kunde.example')).text()
    expect(list).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    const link = /\/local\/mail\/[\w-]+/.exec(list)?.[0] ?? ''
    expect(await (await get(link)).text()).toContain('<iframe sandbox')
    const framed = await get(`${link}/html`)
    expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    expect(await framed.text()).toContain('<p>Hallo</p>')
    expect((await get('/local/outbox', 'DELETE')).status).toBe(204)
    expect(await (await get('/local/outbox')).json()).toEqual([])
    expect((await get(link)).status).toBe(404)
  })

  it('publish an event of the mail service in its envelope', async () => {
    const detail = { eventType: 'Bounce', mail: { messageId: 'm1' }, bounce: { bounceType: 'Permanent' } }
    const response = await get('/local/ses-events', 'POST', JSON.stringify({ source: 'aws.ses', detail }))
    expect([response.status, await response.json()]).toEqual([202, { targets: 1 }])
    const events = await (await queueOf(system, 'Reports')).take(2)
    expect(events).toContainEqual(
      expect.objectContaining({ source: 'aws.ses', 'detail-type': 'Email Bounced', detail }),
    )
  })

  it.each([
    ['POST', '/local/token', '{', 400],
    ['POST', '/local/token', '{"sub":"nobody"}', 404],
    ['POST', '/local/token', '{"sub":"anna","more":1}', 422],
    ['POST', '/local/clock', '{"advanceSeconds":"1"}', 422],
    ['POST', '/local/ses-events', '{"detail":{"eventType":"Open","mail":{"messageId":"m"}}}', 422],
    ['GET', '/local/outbox?limit=0', undefined, 422],
    ['GET', '/local/outbox?colour=red', undefined, 422],
    ['PUT', '/local/clock', '{}', 404],
    ['GET', '/local/elsewhere', undefined, 404],
  ])('%s %s with %s is a problem with status %i', async (method, path, body, status) => {
    const response = await get(path, method, body)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    expect(await response.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
  })
})
