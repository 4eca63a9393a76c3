import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { until } from '#tests/support/outside.ts'

const bank = new Bank()

describe('an inquiry', () => {
  it('by form is acknowledged by mail, by name, with reference and the promised time, and shows where it is', async () => {
    const email = bank.address('anna')
    const accepted = await bank.write('Meine Überweisung an meinen Vermieter ist nicht angekommen.', email)
    const mail = await bank.acknowledgement(email)
    expect(mail.text).toContain('Meier')
    expect(`${mail.subject} ${mail.text}`).toContain(accepted.reference)
    expect(mail.headers).toMatchObject({ 'auto-submitted': 'auto-replied', 'x-auto-response-suppress': 'All' })
    const shown = await until('routing', async () => {
      const now = await bank.shown(accepted)
      return ['waiting', 'assigned'].includes(now.status) && now.milestones['acknowledgedAt'] != null && now
    })
    expect(shown.promise?.by).toBeDefined()
    expect(shown).not.toHaveProperty('decisions')
  })

  it('by mail about a stolen card is answered with the emergency number first, in its thread', async () => {
    const from = bank.address('bernd')
    const messageId = `<stolen.${from}>`
    const data = bank.mail(from, { text: 'Meine Girocard wurde gestohlen! Bitte sofort sperren.', messageId })
    expect(await bank.send(from, 'service@musterbank.example', data)).toBe(250)
    const mail = await bank.acknowledgement(from)
    expect(mail.text.split('\n')[0]).toMatch(/116\s?116/u)
    expect(mail.headers['in-reply-to']).toBe(messageId)
    expect(mail.headers['references']).toContain(messageId)
    expect(mail.headers['reply-to']).toMatch(/@antwort\.musterbank\.example/u)
  })

  it('from the banking app is acknowledged inside the app, and nobody else can read it', async () => {
    const { customers } = await bank.people()
    const [mine = '', other = ''] = await Promise.all(customers.slice(0, 2).map(({ sub }) => bank.token(sub)))
    const { status, json } = await bank.json('POST', '/v1/mobile/inquiries', {
      token: mine,
      body: { message: 'Ich möchte 10.000 Euro für ein Jahr als Festgeld anlegen.' },
    })
    expect(status).toBe(202)
    const { inquiryId } = z.looseObject({ inquiryId: z.string() }).parse(json)
    const path = `/v1/mobile/inquiries/${inquiryId}`
    await until('acknowledgement in the app', async () =>
      JSON.stringify((await bank.json('GET', path, { token: mine })).json).includes('"acknowledgement"'),
    )
    expect((await bank.json('GET', path, { token: other })).status).toBe(404)
    expect((await bank.json('GET', path)).status).toBe(401)
  })

  it('is made once under an idempotency key, and another body under it is refused', async () => {
    const email = bank.address('key')
    const body = { email, message: 'Wie hoch ist der Zins?' }
    const first = await bank.json('POST', '/v1/inquiries', { body, key: 'k-1' })
    const again = await bank.json('POST', '/v1/inquiries', { body, key: 'k-1' })
    expect(again.json).toEqual(first.json)
    const other = await bank.json('POST', '/v1/inquiries', { body: { ...body, message: 'Etwas anderes' }, key: 'k-1' })
    expect(other.status).toBe(422)
    await bank.acknowledgement(email)
    await bank.settled()
    expect(await bank.acknowledgements(email)).toHaveLength(1)
  })
})
