import { beforeAll, describe, expect, it } from 'vitest'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()
let tokens: string[] = []
beforeAll(async () => {
  tokens = await bank.everybodyFree()
})

describe('an advisor', () => {
  it('gets the inquiry, answers it once, and the customer receives a person’s mail and sees no note', async () => {
    const email = bank.address('reply')
    const accepted = await bank.write('Wie übertrage ich mein Depot auf meine Tochter?', email)
    const owner = await bank.ownerOf(accepted.inquiryId, tokens)
    const path = `/v1/advisor/inquiries/${accepted.inquiryId}`
    await until('acknowledgement', async () => (await bank.outbox(`?to=${email}`)).length > 0)
    await bank.json('POST', `${path}/notes`, { token: owner, body: { message: 'Ist Bestandskundin.' } })
    const body = { message: 'Guten Tag, dafür genügt ein Formular. Ich lege es Ihnen bei.' }
    const first = await bank.json('POST', `${path}/replies`, { token: owner, body, key: 'reply-1' })
    expect(first.status).toBeLessThan(300)
    await bank.json('POST', `${path}/replies`, { token: owner, body, key: 'reply-1' })
    const replies = await until('reply by mail', async () => {
      const mails = (await bank.outbox(`?to=${email}`)).filter((mail) => mail.headers['auto-submitted'] === undefined)
      return mails.length > 0 && mails
    })
    expect(replies).toHaveLength(1)
    expect(replies[0]?.text).toContain('dafür genügt ein Formular')
    const shown = await bank.shown(accepted)
    expect(shown).toMatchObject({ status: 'answered', promise: { kept: true } })
    expect(shown.messages.map((message) => message.kind)).toEqual(['inquiry', 'acknowledgement', 'reply'])
    expect((await bank.asAdvisor(owner, accepted.inquiryId)).messages.some(({ kind }) => kind === 'note')).toBe(true)
  })

  it('gets a further question on an answered matter back, and the customer a notice with a new promise', async () => {
    const email = bank.address('further')
    const accepted = await bank.write('Wie eröffne ich ein Gemeinschaftskonto?', email)
    const owner = await bank.ownerOf(accepted.inquiryId, tokens)
    const path = `/v1/advisor/inquiries/${accepted.inquiryId}`
    await bank.json('POST', `${path}/replies`, { token: owner, body: { message: 'Mit diesem Antrag.' } })
    await until('answer', async () => (await bank.shown(accepted)).status === 'answered')
    const token = accepted.statusUrl.split('/').pop() ?? ''
    await bank.json('POST', `/v1/inquiries/${token}/messages`, { body: { message: 'Und wie lange dauert das?' } })
    expect(await bank.ownerOf(accepted.inquiryId, tokens)).toBe(owner)
    const notices = await until('notice', async () => {
      const mails = (await bank.outbox(`?to=${email}`)).filter(
        (mail) => mail.headers['auto-submitted'] === 'auto-generated',
      )
      return mails.length > 0 && mails
    })
    expect(notices).toHaveLength(1)
  })

  it('who comes second is told that somebody else was first', async () => {
    const accepted = await bank.write('Wie hoch sind die Depotgebühren?', bank.address('second'))
    const owner = await bank.ownerOf(accepted.inquiryId, tokens)
    const path = `/v1/advisor/inquiries/${accepted.inquiryId}`
    const visible = await Promise.all(
      tokens.filter((token) => token !== owner).map((token) => bank.json('POST', `${path}/take`, { token })),
    )
    expect(new Set(visible.map(({ status }) => status))).toEqual(new Set([404, 409]))
    await bank.json('POST', `${path}/resolve`, { token: owner, body: {} })
    expect((await bank.json('POST', `${path}/take`, { token: owner })).status).toBe(409)
    expect((await bank.json('POST', `${path}/reopen`, { token: owner })).status).toBeLessThan(300)
  })

  it('who goes offline keeps nothing', async () => {
    const accepted = await bank.write('Welche Unterlagen brauche ich für einen Kredit?', bank.address('gone'))
    const owner = await bank.ownerOf(accepted.inquiryId, tokens)
    await bank.json('PUT', '/v1/advisor/me/presence', { token: owner, body: { presence: 'offline' } })
    await bank.json('POST', '/local/clock', { body: { advanceSeconds: 1 } })
    const others = tokens.filter((token) => token !== owner)
    expect(others).toContain(await bank.ownerOf(accepted.inquiryId, others))
    await bank.json('PUT', '/v1/advisor/me/presence', { token: owner, body: { presence: 'available' } })
  })
})
