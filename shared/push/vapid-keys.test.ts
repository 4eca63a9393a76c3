import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vapidKeys } from './vapid-keys.ts'

const of = (key: string) => vapidKeys({ current: 'k', keys: { k: key } }, 'k') ?? { privateKey: '', publicKey: '' }

describe('the keys for push services', () => {
  it('are a pair of P-256 for every signing key, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 32 }), (key) => {
        const { privateKey: d, publicKey } = of(key)
        const point = Buffer.from(publicKey, 'base64url')
        const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
        const jwk = { kty: 'EC', crv: 'P-256', x, y }
        const data = Buffer.from('signed')
        const signature = sign('sha256', data, createPrivateKey({ format: 'jwk', key: { ...jwk, d } }))
        expect(verify('sha256', data, createPublicKey({ format: 'jwk', key: jwk }), signature)).toBe(true)
        expect(of(key)).toEqual({ privateKey: d, publicKey })
      }),
      { numRuns: 20 },
    )
  })

  it('are others for another key, and none for one that was taken out', () => {
    expect(of('a key for tests that is long enough')).not.toEqual(of('another key for tests, long enough'))
    expect(vapidKeys({ current: 'k', keys: {} }, 'k')).toBeUndefined()
    expect(vapidKeys({ current: 'k', keys: {} }, 'toString')).toBeUndefined()
  })
})
