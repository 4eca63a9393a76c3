import { beforeEach, describe, expect, test } from 'vitest'
import type { AuditEntry, AuditFilter, AuditLog } from '#shared/audit/audit-log.ts'
import { Conflict, Malformed } from '#shared/errors.ts'
import { DAY } from '#shared/instant.ts'
import { NOW } from './samples.ts'

/** What AuditLog promises. */
export function auditLogContract(name: string, open: () => Promise<{ readonly audit: AuditLog }>): void {
  describe(`the audit log (${name})`, () => {
    let audit: AuditLog
    beforeEach(async () => {
      audit = (await open()).audit
    })
    const entry = (entryId: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
      entryId,
      at: NOW,
      actor: 'olga',
      role: 'operations',
      deed: 'queue-redriven',
      expiresAt: NOW + DAY,
      ...more,
    })
    const idsOf = async (filter: AuditFilter) =>
      (await audit.list(filter, { limit: 10 })).items.map(({ entryId }) => entryId)

    test('keeps all of an entry, and what came of it', async () => {
      const redriven = entry('a', { target: 'inquiries' })
      await audit.record(redriven)
      expect((await audit.list({}, { limit: 10 })).items).toEqual([redriven])
      await audit.conclude(redriven, { end: 'done', result: '2' })
      expect((await audit.list({}, { limit: 10 })).items).toEqual([
        { ...redriven, outcome: { end: 'done', result: '2' } },
      ])
    })

    test('changes no entry and no outcome', async () => {
      await audit.record(entry('a'))
      await expect(audit.record(entry('a', { actor: 'mallory' }))).rejects.toThrow(Conflict)
      await audit.conclude(entry('a'), { end: 'refused' })
      await audit.conclude(entry('a'), { end: 'done' })
      expect((await audit.list({}, { limit: 10 })).items).toEqual([{ ...entry('a'), outcome: { end: 'refused' } }])
    })

    test('lists the newest first, by who, what and when', async () => {
      await audit.record(entry('a', { at: NOW }))
      await audit.record(entry('b', { at: NOW + 1, actor: 'piet' }))
      await audit.record(entry('c', { at: NOW + 2, deed: 'raw-mail-seen' }))
      expect(await idsOf({})).toEqual(['c', 'b', 'a'])
      expect(await idsOf({ actor: 'olga' })).toEqual(['c', 'a'])
      expect(await idsOf({ deed: 'queue-redriven' })).toEqual(['b', 'a'])
      expect(await idsOf({ actor: 'olga', deed: 'queue-redriven' })).toEqual(['a'])
      expect(await idsOf({ from: NOW + 1, to: NOW + 2 })).toEqual(['b'])
      expect(await idsOf({ actor: 'olga', from: NOW, to: NOW + 2 })).toEqual(['a'])
      expect(await idsOf({ actor: 'nobody' })).toEqual([])
    })

    test('lists page by page, also what was done in the same millisecond', async () => {
      const all = Array.from({ length: 5 }, (_, number) => entry(`e${number}`))
      for (const one of all) await audit.record(one)
      const seen: string[] = []
      for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; pages += 1) {
        const page = await audit.list({}, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
        seen.push(...page.items.map(({ entryId }) => entryId))
        cursor = page.cursor
      }
      expect(seen).toEqual(['e4', 'e3', 'e2', 'e1', 'e0'])
      await expect(audit.list({}, { limit: 2, cursor: 'nonsense' })).rejects.toThrow(Malformed)
    })
  })
}
