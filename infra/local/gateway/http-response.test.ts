import { describe, expect, it } from 'vitest'
import { toHttpResponse } from './http-response.ts'

describe('a function’s answer', () => {
  it('is sent on as it stands when it has a status', () => {
    const given = { statusCode: 303, headers: { Location: '/x', 'X-Number': 1 }, cookies: ['a=1', 'b=2'] }
    expect(toHttpResponse(given)).toEqual({
      status: 303,
      headers: {
        'content-type': 'text/plain;charset=UTF-8',
        location: '/x',
        'x-number': '1',
        'set-cookie': ['a=1', 'b=2'],
      },
      body: '',
    })
  })

  it('is decoded when it is base64', () => {
    expect(toHttpResponse({ statusCode: 200, body: 'AAE=', isBase64Encoded: true }).body).toEqual(Buffer.from([0, 1]))
  })

  it('is JSON with 200 when it has no status', () => {
    expect(toHttpResponse({ ok: true })).toMatchObject({ status: 200, body: '{"ok":true}' })
    expect(toHttpResponse('text')).toMatchObject({ status: 200, body: 'text' })
    expect(toHttpResponse(undefined)).toMatchObject({ status: 200, body: 'null' })
  })

  it('is an internal error when its shape is wrong', () => {
    expect(toHttpResponse({ statusCode: 'many' })).toMatchObject({
      status: 500,
      body: '{"message":"Internal Server Error"}',
    })
  })
})
