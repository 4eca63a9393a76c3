import { describe, expect, it } from 'vitest'
import { methodsOf } from './routes.ts'

describe('methods of a path', () => {
  it.each([
    ['/', ['GET']],
    ['/v1/inquiries', ['POST']],
    ['/v1/inquiries/abc', ['GET']],
    ['/v1/mobile/inquiries', ['POST', 'GET']],
    ['/v1/inquiries/', []],
    ['/v1/inquiries/abc/other', []],
    ['/nothing', []],
    ['//', []],
  ])('%s are %j', (path, methods) => {
    expect(methodsOf(path)).toEqual(methods)
  })
})
