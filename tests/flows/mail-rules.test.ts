import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
const suppressedSchema = z.object({ items: z.array(z.looseObject({ id: z.string(), reason: z.string() })) })
const service = 'service@musterbank.example'

describe('mail', () => {
  it('delivered twice makes one inquiry and one acknowledgement, and both deliveries are accounted for', async () => {
    const from = bank.address('twice')
    const data = bank.mail(from, { text: 'Meine neue Karte ist noch nicht da.' })
    const before = await bank.settled()
    await bank.send(from, service, data)
    await bank.acknowledgement(from)
    await bank.send(from, service, data)
    const after = await until('the second delivery', async () => {
      const totals = await bank.settled()
      return totals.received === before.received + 2 && totals
    })
    expect(after.inquiries).toBe(before.inquiries + 1)
    expect(after.merged).toBe(before.merged + 1)
    expect(await bank.acknowledgements(from)).toHaveLength(1)
  })

  it('from a machine is not answered, is listed with its reason, and can be released', async () => {
    const from = bank.address('robot')
    const data = bank.mail(from, { text: 'Ich bin nicht im Hause.', headers: 'Auto-Submitted: auto-replied\n' })
    await bank.send(from, service, data)
    const token = await bank.operator()
    const before = await bank.settled()
    const items = await until('suppressed mail', async () => {
      const { json } = await bank.json('GET', '/v1/operations/suppressed?limit=100', { token })
      const page = suppressedSchema.parse(json)
      return page.items.length > 0 && page.items
    })
    expect(items[0]?.reason).toBe('auto-submitted')
    expect(await bank.outbox(`?to=${from}`)).toEqual([])
    const id = items[0]?.id ?? ''
    const released = await bank.json('POST', `/v1/operations/suppressed/${id}/release`, { token, body: {} })
    expect(released.status).toBeLessThan(300)
    const after = await bank.settled()
    expect(after.suppressed).toBe(before.suppressed - 1)
    expect(after.inquiries).toBe(before.inquiries + 1)
    expect(await bank.outbox(`?to=${from}`)).toEqual([])
  })

  it('in reply joins its matter for its customer, and opens a new one for anybody else', async () => {
    const from = bank.address('thread')
    await bank.send(from, service, bank.mail(from, { text: 'Wo bleibt meine Karte?' }))
    const acknowledgement = await bank.acknowledgement(from)
    const replyTo = /[^<>\s]+@[^<>\s]+/u.exec(acknowledgement.headers['reply-to'] ?? '')?.[0] ?? ''
    const before = await bank.settled()
    await bank.send(from, replyTo, bank.mail(from, { text: 'Sie war für Montag angekündigt.', to: replyTo }))
    const joined = await until('joining', async () => {
      const totals = await bank.settled()
      return totals.received === before.received + 1 && totals
    })
    expect(joined).toMatchObject({ inquiries: before.inquiries, merged: before.merged + 1 })
    const stranger = bank.address('stranger')
    await bank.send(stranger, replyTo, bank.mail(stranger, { text: 'Was ist der Stand?', to: replyTo }))
    await until('a matter of its own', async () => (await bank.settled()).inquiries === before.inquiries + 1)
  })

  it('to nobody we know is refused, and so is one that is too large', async () => {
    const from = bank.address('lost')
    expect(await bank.send(from, 'nobody@elsewhere.example', bank.mail(from, { text: 'Hallo' }))).toBe(550)
    const huge = bank.mail(from, { text: 'x'.repeat(26 * 1024 * 1024) })
    expect([552, 0]).toContain(await bank.send(from, service, huge))
  })
})
