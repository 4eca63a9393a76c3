import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { BusEvent } from '../events/event-bus.ts'
import type { Request } from '../gateway/exchange.ts'
import { openState } from '../state.ts'
import { openOutbox } from './outbox.ts'
import { createSes } from './ses.ts'

const directory = mkdtempSync(join(tmpdir(), 'anklang-ses-'))
const state = openState(directory)
const outbox = openOutbox(state)
afterAll(() => {
  state.close()
  rmSync(directory, { recursive: true, force: true })
})
const events: BusEvent[] = []
const ses = (publish: (event: BusEvent) => Promise<number>) =>
  createSes({
    outbox,
    state,
    domains: ['bank.example'],
    configurationSets: new Map([['anklang', new Set(['send', 'delivery', 'bounce'])]]),
    bus: { publish },
  })
const working = ses(async (event) => events.push(event))
const request = (method: string, path: string, body: unknown = {}): Request => ({
  method,
  path: `/v2/email/${path}`,
  query: '',
  headers: {},
  body: Buffer.from(JSON.stringify(body)),
  sourceIp: '127.0.0.1',
})
const mail = (to: string) =>
  request('POST', 'outbound-emails', {
    FromEmailAddress: 'service@bank.example',
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: { Data: 'Hallo' }, Body: { Text: { Data: 'Text' } } } },
    EmailTags: [{ Name: 'inquiry', Value: 'abc' }],
    ConfigurationSetName: 'anklang',
  })
const types = (): string[] => events.splice(0).map((event) => event['detail-type'])

it('mail to an address on the suppression list bounces; taken off, it is delivered', async () => {
  const address = 'gone@kunde.example'
  const put = request('PUT', 'suppression/addresses', { EmailAddress: address, Reason: 'BOUNCE' })
  expect((await working.handle(put))?.status).toBe(200)
  await working.handle(mail(address))
  expect(types()).toEqual(['Email Sent', 'Email Bounced'])
  const path = `suppression/addresses/${encodeURIComponent(address)}`
  expect((await working.handle(request('GET', path)))?.status).toBe(200)
  expect((await working.handle(request('DELETE', path)))?.status).toBe(200)
  expect((await working.handle(request('GET', path)))?.status).toBe(404)
  await working.handle(mail(address))
  expect(types()).toEqual(['Email Sent', 'Email Delivered'])
})

it('events that could not be published are published later, once', async () => {
  await ses(() => Promise.reject(new Error('stopping'))).handle(mail('anna@kunde.example'))
  expect(outbox.unpublished()).toHaveLength(1)
  await working.resume()
  await working.resume()
  expect(types()).toEqual(['Email Sent', 'Email Delivered'])
})

it.each([
  [{ ...mail('a@b.example'), body: Buffer.from('{') }, 400],
  [mail('no-domain'), 400],
  [request('POST', 'outbound-emails', { Content: {}, Destination: { ToAddresses: ['a@b.example'] } }), 400],
  [request('GET', 'account'), 200],
  [request('GET', 'identities'), 404],
])('answers as SES does: case %#', async (given, status) => {
  expect((await working.handle(given))?.status).toBe(status)
})
