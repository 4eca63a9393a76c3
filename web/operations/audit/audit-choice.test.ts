import { describe, expect, it } from 'vitest'
import { auditChoiceOf, auditQueryOf } from './audit-choice.ts'

const queryOf = (search: string) => auditQueryOf(auditChoiceOf(new URLSearchParams(search)), 'Europe/Berlin')

describe('what is looked for in the audit log', () => {
  it('is whole local days, the last included', () => {
    expect(queryOf('from=2026-10-24&to=2026-10-25')).toEqual({
      from: '2026-10-23T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    })
  })

  it('leaves out what is not chosen, and what an address has that we do not know', () => {
    expect(queryOf('')).toEqual({})
    expect(queryOf('actor=olga&deed=queue-redriven')).toEqual({ actor: 'olga', deed: 'queue-redriven' })
    expect(queryOf('deed=slept&from=today')).toEqual({})
  })
})
