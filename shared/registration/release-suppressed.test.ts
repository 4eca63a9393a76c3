import { describe, expect, it } from 'vitest'
import { IllegalTransition } from '#shared/inquiry/state-machine.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank } from '#tests/support/memory-bank.ts'
import { releaseSuppressed } from './release-suppressed.ts'

describe('releasing suppressed mail', () => {
  it('makes it an ordinary inquiry, counted as such and routed, but never answered by a machine', async () => {
    const bank = await createMemoryBank()
    const automatic = { way: 'suppressed', reason: 'list' } as const
    const id = await bank.receive(mailMessage({ email: 'list@kunde.example', automatic, text: 'Meine Karte fehlt.' }))
    await bank.work()
    bank.moveTo('2026-11-24T12:00:00+01:00')
    await releaseSuppressed(bank.registration, id, 'olga')
    await bank.work()
    const inquiry = await bank.inquiry(id)
    expect(inquiry).toMatchObject({ status: 'assigned', acknowledgement: { way: 'silent', reason: 'list' } })
    expect(inquiry.promise?.by).toBeGreaterThan(bank.now())
    expect(await bank.world.ledger.totals('all')).toMatchObject({ inquiries: 1, suppressed: 0, inFlight: 0 })
    expect(bank.world.mail.sent).toEqual([])
    await expect(releaseSuppressed(bank.registration, id, 'olga')).rejects.toThrow(IllegalTransition)
  })

  it('lets the sender of a form that looked like a program’s hear from us at last', async () => {
    const bank = await createMemoryBank()
    const id = await bank.receive({ suspicion: 'form-too-many', text: 'Meine Karte fehlt.' })
    await bank.work()
    expect(await bank.inquiry(id)).toMatchObject({ status: 'suppressed', acknowledgement: { reason: 'form-too-many' } })
    expect(bank.world.mail.sent).toEqual([])
    await releaseSuppressed(bank.registration, id, 'olga')
    await bank.work()
    expect((await bank.inquiry(id)).status).toBe('assigned')
    expect(bank.world.mail.sent).toHaveLength(1)
  })
})
