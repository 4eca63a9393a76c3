import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bank } from '#tests/support/bank-from-outside.ts'
import { type SentMail, until } from '#tests/support/outside.ts'

const bank = new Bank()
const service = 'service@musterbank.example'
const shownSchema = z.looseObject({
  status: z.string(),
  notReached: z.object({ reason: z.string(), at: z.string() }).optional(),
  otherWays: z.array(z.looseObject({ way: z.string() })).optional(),
  messages: z.array(z.looseObject({ kind: z.string(), delivery: z.looseObject({ state: z.string() }).optional() })),
})

let advisors: string[]
beforeAll(async () => {
  advisors = await bank.everybodyFree()
})

/** As whoever has it on their list sees it, once `when` holds. */
async function shownWhen(inquiryId: string, what: string, when: (shown: z.infer<typeof shownSchema>) => boolean) {
  const token = await bank.ownerOf(inquiryId, advisors)
  return until(what, async () => {
    const shown = shownSchema.parse((await bank.json('GET', `/v1/advisor/inquiries/${inquiryId}`, { token })).json)
    return when(shown) && shown
  })
}
const acknowledgementOf = (shown: z.infer<typeof shownSchema>) =>
  shown.messages.find(({ kind }) => kind === 'acknowledgement')

/** What SES would say of a mail in the outbox; the local stand-in fills in the mail itself. */
async function sesSays(mail: SentMail, eventType: string, more: Record<string, unknown>): Promise<void> {
  const body = { source: 'aws.ses', detail: { eventType, mail: { messageId: mail.id }, ...more } }
  const { json } = await bank.json('POST', '/local/ses-events', { body })
  expect(json).toEqual({ targets: 1 })
}
const bounce = (mail: SentMail) =>
  sesSays(mail, 'Bounce', {
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'NoEmail',
      bouncedRecipients: [{ emailAddress: mail.to }],
      timestamp: new Date().toISOString(),
    },
  })

describe('what became of a mail', () => {
  it('is shown with it: the acknowledgement was delivered', async () => {
    const from = bank.address('delivered')
    const { inquiryId } = await bank.write('Wo bleibt meine neue Karte?', from)
    const shown = await shownWhen(
      inquiryId,
      'delivery',
      (one) => acknowledgementOf(one)?.delivery?.state === 'delivered',
    )
    expect(shown.notReached).toBeUndefined()
  })

  it('after a hard bounce: the advisor sees it with other ways, and no further mail goes out', async () => {
    const from = bank.address('gone')
    const { inquiryId } = await bank.write('Wo bleibt meine neue Karte?', from, { phone: '+49 30 1234567' })
    await bounce(await bank.acknowledgement(from))
    const shown = await shownWhen(inquiryId, 'not reached', (one) => one.notReached !== undefined)
    expect(shown.notReached?.reason).toBe('bounce')
    expect(shown.otherWays).toEqual([{ way: 'phone', number: '+49 30 1234567' }])
    expect(acknowledgementOf(shown)?.delivery?.state).toBe('bounced')

    const again = await bank.write('Und meine PIN?', from)
    const withheld = await shownWhen(again.inquiryId, 'suppression', (one) => one.notReached !== undefined)
    expect(withheld.notReached?.reason).toBe('suppressed')
    expect(await bank.acknowledgements(from)).toHaveLength(1)
  })

  it('after a complaint: a later mail that passed DMARC lifts the suppression, one that did not leaves it', async () => {
    const from = bank.address('complaint')
    await bank.send(from, service, bank.mail(from, { text: 'Meine Karte ist noch nicht da.' }))
    const first = await bank.acknowledgement(from)
    await sesSays(first, 'Complaint', { complaint: { complainedRecipients: [{ emailAddress: from }] } })
    const { inquiryId } = first
    await shownWhen(inquiryId ?? '', 'complaint', (one) => one.notReached?.reason === 'complaint')

    await bank.send(from, service, bank.mail(from, { text: 'Wer schreibt mir da?' }))
    await bank.settled()
    await bank.sendTrusted(from, 'Ich bin es wirklich und warte auf meine PIN.')
    await until('second acknowledgement', async () => (await bank.acknowledgements(from)).length > 1)
    expect(await bank.acknowledgements(from)).toHaveLength(2)
  })
})
