import { describe, expect, it } from 'vitest'
import { createMemoryAuditLog } from '#shared/memory/audit-log.ts'
import { audited } from './audited.ts'

const NOON = Date.parse('2028-02-29T12:00:00Z')
const who = { actor: 'olga', role: 'operations', deed: 'queue-redriven' } as const
const ends = {
  done: (moved: number) => ({ end: 'done', result: String(moved) }) as const,
  thrown: () => ({ end: 'failed' }) as const,
}
const deps = (audit = createMemoryAuditLog(), years = 10) => ({
  audit,
  newId: () => 'entry-1',
  clock: () => NOON,
  years: async () => years,
  onUnconcluded: () => {},
})
const listed = async (audit: ReturnType<typeof createMemoryAuditLog>) => (await audit.list({}, { limit: 10 })).items

describe('a noted deed', () => {
  it('is in the log while it is being done, and with what came of it after', async () => {
    const audit = createMemoryAuditLog()
    const seen = await audited(deps(audit), who, async () => (await listed(audit)).length, ends)
    expect(seen).toBe(1)
    expect(await listed(audit)).toMatchObject([{ ...who, at: NOON, outcome: { end: 'done', result: '1' } }])
  })

  it('that goes wrong says so, and the error goes on', async () => {
    const audit = createMemoryAuditLog()
    const broken = async () => {
      throw new Error('broken')
    }
    await expect(audited(deps(audit), who, broken, ends)).rejects.toThrow('broken')
    expect(await listed(audit)).toMatchObject([{ outcome: { end: 'failed' } }])
  })

  it.each([
    [10, '2038-03-01T12:00:00Z'],
    [4, '2032-02-29T12:00:00Z'],
  ])('is kept for %d years from then', async (years, until) => {
    const audit = createMemoryAuditLog()
    await audited(deps(audit, years), who, async () => 0, ends)
    expect(await listed(audit)).toMatchObject([{ expiresAt: Date.parse(until) }])
  })
})
