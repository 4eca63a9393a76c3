import { describe, expect, it } from 'vitest'
import { eventOf } from './call.fixture.ts'
import { callerOf, inRole } from './caller.ts'
import { httpEventSchema } from './event.ts'
import { Refusal } from './refusal.ts'

const caller = (claims: Record<string, unknown>) =>
  callerOf(httpEventSchema.parse(eventOf('GET /v1/advisor/me', { claims })), 'cognito:groups')

describe('a caller', () => {
  it.each([
    [
      ['advisor', 'operations'],
      ['advisor', 'operations'],
    ],
    ['[advisor operations]', ['advisor', 'operations']],
    ['[advisor]', ['advisor']],
    ['advisor', ['advisor']],
    ['advisor,operations', ['advisor', 'operations']],
    ['[]', []],
    [undefined, []],
    [7, []],
  ])('with roles %j has %j', (groups, roles) => {
    expect([...(caller({ sub: 's', 'cognito:groups': groups })?.roles ?? [])]).toEqual(roles)
  })

  it('is refused without the role', () => {
    const advisor = caller({ sub: 's', 'cognito:groups': '[advisor]' })
    expect(inRole(advisor, 'advisor').subject).toBe('s')
    expect(() => inRole(advisor, 'operations')).toThrow(Refusal)
  })

  it('has a role only by its whole name', () => {
    expect(() => inRole(caller({ sub: 's', 'cognito:groups': '[advisor-trainee]' }), 'advisor')).toThrow(Refusal)
  })

  it('keeps a name of bounded length only', () => {
    expect(caller({ sub: 's', name: 'Anna' })?.name).toBe('Anna')
    expect(caller({ sub: 's', name: 'x'.repeat(5_000) })?.name).toBe('')
  })
})
