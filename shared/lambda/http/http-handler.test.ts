import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Conflict, KeyReused, Malformed, Missing, Unavailable } from '#shared/errors.ts'
import { IllegalTransition } from '#shared/inquiry/state-machine.ts'
import { recordingObservability } from '../recording-observability.ts'
import { send } from './call.fixture.ts'
import { type HttpRoute, httpHandler } from './http-handler.ts'
import { readJson } from './input.ts'
import { json } from './result.ts'

const observability = recordingObservability()
const body = z.strictObject({ message: z.string().max(5) })

function mobile(route: HttpRoute) {
  return httpHandler<'intake-mobile'>(
    { 'POST /v1/mobile/inquiries': route, 'POST /v1/mobile/inquiries/{id}/messages': route },
    { observability, roleClaim: 'groups' },
  )
}
const echo = mobile(async (request) => json(200, { ...readJson(request, body), subject: request.caller?.subject }))
const post = 'POST /v1/mobile/inquiries'
const claims = { sub: 'customer-1' }
const failing = (error: unknown) =>
  mobile(async () => {
    throw error
  })

describe('an HTTP handler', () => {
  it('reads JSON and answers JSON that no cache keeps and no referrer carries on', async () => {
    const answer = await send(echo, post, { json: { message: 'hi' }, claims })
    expect(answer.json).toEqual({ message: 'hi', subject: 'customer-1' })
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
  })

  it('names each field that is wrong or unknown', async () => {
    const { status, headers, json: problem } = await send(echo, post, { json: { message: 'too long', x: 1 }, claims })
    expect(status).toBe(422)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(problem).toMatchObject({
      type: '/docs#invalid-input',
      status: 422,
      errors: [{ path: 'message' }, { path: 'x', message: 'is not a known field' }],
    })
  })

  it('does not let a field hide in the prototype', async () => {
    const answer = await send(echo, post, {
      body: '{"message":"hi","__proto__":{"admin":true}}',
      headers: { 'content-type': 'application/json' },
      claims,
    })
    expect(answer.status).toBe(422)
  })

  it('bounds what it repeats of a hostile body', async () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${'k'.repeat(300)}${index}`, 1]))
    const answer = await send(echo, post, { json: fields, claims })
    expect(answer.status).toBe(422)
    expect(answer.text.length).toBeLessThan(10_000)
  })

  it.each([
    ['broken JSON', '{not json', 400],
    ['a deeply nested array', '['.repeat(100_000), 400],
    ['a list', '[]', 422],
    ['a word', '"hi"', 422],
    ['null', 'null', 422],
  ])('answers %s with a problem', async (_, text, status) => {
    const answer = await send(echo, post, { body: text, headers: { 'content-type': 'application/json' }, claims })
    expect(answer.status).toBe(status)
    expect(answer.json['status']).toBe(status)
  })

  it('refuses bytes that are not UTF-8', async () => {
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])
    const answer = await send(echo, post, { body: bytes, headers: { 'content-type': 'application/json' }, claims })
    expect(answer.json['type']).toBe('/docs#malformed-request')
  })

  it.each(['text/plain', 'application/xml', 'application/json; charset=latin1', ''])(
    'refuses a body sent as %j',
    async (type) => {
      const answer = await send(echo, post, { body: '{"message":"hi"}', headers: { 'content-type': type }, claims })
      expect(answer.status).toBe(415)
    },
  )

  it('takes JSON with a charset of UTF-8 and any case', async () => {
    const headers = { 'Content-Type': 'Application/JSON; Charset="UTF-8"' }
    expect((await send(echo, post, { body: '{"message":"hi"}', headers, claims })).status).toBe(200)
  })

  it('refuses a body over 256 KiB before looking into it', async () => {
    const answer = await send(echo, post, { body: ' '.repeat(256 * 1024 + 1), claims })
    expect(answer.status).toBe(413)
  })

  it.each([
    [new Missing('inquiry'), 404],
    [new Conflict('inquiry'), 409],
    [new IllegalTransition('assign', 'resolved'), 409],
    [new KeyReused(), 422],
    [new Unavailable('dynamodb'), 503],
    [new Malformed('stored inquiry', [{ path: 'x', message: 'y' }]), 500],
    [new Error('anna@kunde.example is in here'), 500],
  ])('turns %s into %i', async (error, status) => {
    const answer = await send(failing(error), post, { claims })
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain('anna@')
    expect(answer.text).not.toContain('stored')
  })

  it('says when to try again while something is down', async () => {
    expect((await send(failing(new Unavailable('sqs')), post, { claims })).headers['retry-after']).toBe('5')
  })

  it('logs the route and never the path, a token or a message', async () => {
    const secret = 'secret-token-of-a-link'
    const parameters = { id: secret }
    await send(failing(new Error(secret)), 'POST /v1/mobile/inquiries/{id}/messages', { parameters, claims })
    expect(observability.lines.at(-1)?.fields['routeKey']).toBe('POST /v1/mobile/inquiries/{id}/messages')
    expect(JSON.stringify(observability.lines)).not.toContain(secret)
  })

  it('refuses a signed-in route without verified claims or subject', async () => {
    expect((await send(echo, post, { json: { message: 'hi' } })).status).toBe(401)
    expect((await send(echo, post, { json: { message: 'hi' }, claims: { sub: '' } })).status).toBe(401)
  })

  it('answers unknown paths with 404 and known ones with what they know', async () => {
    expect((await send(echo, 'ANY /{proxy+}', { path: '/v1/nothing' })).status).toBe(404)
    const other = await send(echo, 'ANY /{proxy+}', { path: '/v1/inquiries/abc/messages' })
    expect(other.status).toBe(405)
    expect(other.headers['allow']).toBe('POST')
  })

  it('answers an event that is none with a problem', async () => {
    const answer = await echo(
      { Records: [] },
      await import('./call.fixture.ts').then((fixture) => fixture.lambdaContext),
    )
    expect(answer.statusCode).toBe(500)
  })
})
