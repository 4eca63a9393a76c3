import { describe, expect, it } from 'vitest'
import { reactionTimesQuerySchema } from '#shared/api/reaction-times.ts'
import { Malformed } from '#shared/errors.ts'
import { eventOf } from './call.fixture.ts'
import { httpEventSchema } from './event.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { readForm, readQuery, withInput } from './input.ts'
import { Refusal } from './refusal.ts'
import { requestOf } from './request.ts'

const request = (call: Parameters<typeof eventOf>[1]) =>
  requestOf(httpEventSchema.parse(eventOf('GET /v1/operations/reaction-times', call)), undefined)

describe('input of a request', () => {
  it('takes a time with an offset whose plus sign was not escaped', () => {
    const from = '2026-11-24T09:00:00+01:00'
    expect(readQuery(request({ query: `from=${from}` }), reactionTimesQuerySchema).from).toBe(from)
    expect(readQuery(request({ query: `from=${encodeURIComponent(from)}` }), reactionTimesQuerySchema).from).toBe(from)
  })

  it('refuses a parameter that is given twice, unknown or wrong', () => {
    for (const query of ['clock=business&clock=calendar', 'colour=red', 'clock=lunar', 'from=yesterday'])
      expect(() => readQuery(request({ query }), reactionTimesQuerySchema)).toThrow(Refusal)
  })

  it('reads a form with umlauts and refuses a field that is given twice', () => {
    expect(readForm(request({ form: { name: 'Jörg Weiß & Söhne' } })).get('name')).toBe('Jörg Weiß & Söhne')
    expect(() => readForm(request({ body: 'a=1&a=2' }))).toThrow(Refusal)
  })

  it('decodes path parameters and leaves alone what cannot be decoded', () => {
    const parameters = { id: 'a%20b', token: '%E0%A4%A' }
    expect(request({ parameters }).parameter('id')).toBe('a b')
    expect(request({ parameters }).parameter('token')).toBe('%E0%A4%A')
    expect(request({ parameters }).parameter('none')).toBe('')
  })

  it('takes idempotency keys of 1 to 255 printable characters', () => {
    const key = (value: string) => idempotencyKeyOf(request({ headers: { 'Idempotency-Key': value } }))
    expect(key('8e03978e-40d5')).toBe('8e03978e-40d5')
    expect(idempotencyKeyOf(request({}))).toBeUndefined()
    for (const value of ['', '  ', 'k'.repeat(256), 'schlüssel']) expect(() => key(value)).toThrow(Refusal)
  })

  it('blames the caller for their cursor, and nobody for a broken stored item', async () => {
    const broken = (path: string) => async () => {
      throw new Malformed('it', [{ path, message: 'is wrong' }])
    }
    await expect(withInput(['cursor'], broken('cursor'))).rejects.toThrow(Refusal)
    await expect(withInput(['cursor'], broken('status'))).rejects.toThrow(Malformed)
    await expect(withInput(['cursor'], async () => 7)).resolves.toBe(7)
  })
})
