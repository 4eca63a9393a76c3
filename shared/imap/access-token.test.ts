import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { createAccessTokens } from './access-token.ts'

/** A token service on loopback that keeps what it was asked and answers what it is told. */
let server: Server
let tokenUrl: string
let asked: URLSearchParams[] = []
let answer: { readonly status: number; readonly body: string }

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      asked.push(new URLSearchParams(body))
      response.writeHead(answer.status, { 'content-type': 'application/json', location: '/elsewhere' })
      response.end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  tokenUrl = `http://127.0.0.1:${addressOf(server).port}/token`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = []
  answer = { status: 200, body: JSON.stringify({ access_token: 'token-1', expires_in: 3_600, token_type: 'Bearer' }) }
})
function addressOf(listening: Server): AddressInfo {
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address
}
const application = () => ({ tokenUrl, clientId: 'anklang', clientSecret: 'secret', scope: 'imap' })

describe('access tokens', () => {
  it('are asked for by the application itself, or by a refresh token', async () => {
    expect(await createAccessTokens()(application())).toBe('token-1')
    await createAccessTokens()({ tokenUrl, clientId: 'anklang', refreshToken: 'r' })
    expect(asked.map((form) => Object.fromEntries(form))).toEqual([
      { grant_type: 'client_credentials', client_id: 'anklang', client_secret: 'secret', scope: 'imap' },
      { grant_type: 'refresh_token', refresh_token: 'r', client_id: 'anklang' },
    ])
  })

  it('are kept until shortly before they end, and not for other credentials', async () => {
    let now = 0
    const token = createAccessTokens(() => now)
    await token(application())
    now = 3_479_000
    await token(application())
    expect(asked).toHaveLength(1)
    now = 3_480_000
    await token(application())
    expect(asked).toHaveLength(2)
    await token({ ...application(), clientSecret: 'rotated' })
    expect(asked).toHaveLength(3)
  })

  it.each([
    { status: 400, body: '{"error":"invalid_grant","error_description":"secret detail"}' },
    { status: 302, body: '' },
    { status: 200, body: 'secret detail' },
    { status: 200, body: '{}' },
  ])('are unavailable when the service gives none: $status $body', async (given) => {
    answer = given
    const failure = await createAccessTokens()(application()).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Unavailable)
    expect(String(failure)).not.toContain('secret detail')
    expect(asked).toHaveLength(1)
  })
})
