import { describe, expect, it } from 'vitest'
import { crossOrigin } from './cross-origin.ts'
import { httpEventSchema } from './event.ts'

const bank = 'https://www.bank.example'
const asked = (method: string, rawPath: string, headers: Record<string, string>) =>
  crossOrigin(
    httpEventSchema.parse({
      version: '2.0',
      routeKey: '$default',
      rawPath,
      headers,
      requestContext: { http: { method } },
    }),
    async () => [bank],
  )

describe('a page of another origin', () => {
  it('may read answers of what an embedded form calls, where the institute knows it', async () => {
    for (const [method, path] of [
      ['GET', '/v1/form'],
      ['POST', '/v1/inquiries'],
      ['POST', '/v1/attachments'],
      ['POST', '/v1/topics/suggest'],
      ['GET', '/v1/inquiries/abc'],
    ] as const)
      expect(await asked(method, path, { Origin: bank }), path).toEqual({
        vary: 'origin',
        'access-control-allow-origin': bank,
      })
  })

  it('asks beforehand and hears what it may send', async () => {
    const headers = { origin: bank, 'access-control-request-method': 'POST' }
    expect(await asked('OPTIONS', '/v1/attachments', headers)).toMatchObject({
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
    })
    expect(await asked('OPTIONS', '/v1/attachments', { origin: bank })).toEqual({})
  })

  it.each([`${bank}.evil.example`, 'http://www.bank.example', 'null', ''])(
    'may read nothing from %j',
    async (origin) => {
      expect(await asked('GET', '/v1/form', { origin })).toEqual({ vary: 'origin' })
    },
  )

  it.each([
    ['GET', '/v1/advisor/me'],
    ['GET', '/status/abc'],
    ['POST', '/v1/inquiries/abc/messages'],
    ['POST', '/v1/mobile/inquiries'],
    ['GET', '/v1/inquiries/abc/attachments/x'],
    ['GET', '/'],
  ])('may not read %s %s', async (method, path) => {
    expect(await asked(method, path, { origin: bank })).toEqual({})
  })
})
