import { describe, expect, it } from 'vitest'
import { createRouter } from './routes.ts'

const keys = [
  'GET /v1/inquiries/{token}',
  'GET /v1/inquiries/new',
  'ANY /v1/{rest+}',
  'GET /',
  'POST /v1/inquiries',
  '$default',
]
const find = createRouter(new Map(keys.map((key) => [key, key])))

describe('choosing a route', () => {
  it.each([
    ['GET', '/', 'GET /', {}],
    ['GET', '/v1/inquiries/a%20b', 'GET /v1/inquiries/{token}', { token: 'a b' }],
    ['GET', '/v1/inquiries/new', 'GET /v1/inquiries/new', {}],
    ['POST', '/v1/inquiries', 'POST /v1/inquiries', {}],
    ['DELETE', '/v1/inquiries/x', 'ANY /v1/{rest+}', { rest: 'inquiries/x' }],
    ['GET', '/v1/inquiries/', 'ANY /v1/{rest+}', { rest: 'inquiries/' }],
    ['GET', '/v1/inquiries/%E0%A4%A', 'GET /v1/inquiries/{token}', { token: '%E0%A4%A' }],
    ['HEAD', '/', '$default', {}],
    ['GET', '/elsewhere', '$default', {}],
  ])('%s %s goes to %s', (method, path, value, pathParameters) => {
    expect(find(method, path)).toEqual({ value, pathParameters })
  })

  it('finds nothing where there is no default', () => {
    expect(createRouter(new Map([['GET /', 1]]))('GET', '/x')).toBeUndefined()
  })
})
