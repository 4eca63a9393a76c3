import { beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/errors.ts'
import { replyLocalPart } from '#shared/token/reply-address.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { registerMessage } from './register-message.ts'

const email = 'bernd@kunde.example'
let bank: MemoryBank
let matter: string
beforeEach(async () => {
  bank = await createMemoryBank()
  matter = await bank.receive(mailMessage({ email, messageId: '<first@kunde.example>' }))
  await bank.work(['inquiries'])
  bank.moveTo('2026-11-24T10:00:01+01:00')
  await bank.work(['acknowledgements'])
  bank.moveTo('2026-11-24T10:05:00+01:00')
})
const replyAddress = (sender = email) => `${replyLocalPart(matter, sender, bank.keys)}@antwort.musterbank.example`
const messagesOf = (id: string) => bank.world.inquiries.messages(id)
const register = async (message: Parameters<MemoryBank['receive']>[0]) => {
  const id = await bank.receive(message)
  const [outcome] = await bank.work(['inquiries'])
  return { id, outcome }
}

describe('a further mail', () => {
  it('to the signed reply address joins its matter', async () => {
    expect(await register(mailMessage({ email, to: replyAddress() }))).toMatchObject({ outcome: 'joined' })
    expect((await messagesOf(matter)).map((message) => message.kind)).toEqual(['inquiry', 'acknowledgement', 'inquiry'])
    expect((await bank.world.inquiries.events(matter)).at(-1)).toMatchObject({ detail: { why: 'reply-address' } })
  })

  it('that quotes the id which the mail service gave joins, although a client overwrote References (libredesk 176)', async () => {
    const [sent] = bank.world.mail.sent
    const quoted = `<${sent?.providerId}@eu-central-1.amazonses.com>`
    expect(await register(mailMessage({ email, inReplyTo: [quoted] }))).toMatchObject({ outcome: 'joined' })
  })

  it('that quotes only the customer’s own earlier mail joins too', async () => {
    const message = mailMessage({ email, references: ['<unknown@x.example>', '<first@kunde.example>'] })
    expect(await register(message)).toMatchObject({ outcome: 'joined' })
  })

  it('joins the third mail through the second', async () => {
    await register(mailMessage({ email, to: replyAddress(), messageId: '<second@kunde.example>' }))
    expect(await register(mailMessage({ email, inReplyTo: ['<second@kunde.example>'] }))).toMatchObject({
      outcome: 'joined',
    })
  })

  it('from somebody else to that address is a matter of its own, linked for the advisor (zammad 5064)', async () => {
    const { id, outcome } = await register(mailMessage({ email: 'other@kunde.example', to: replyAddress() }))
    expect(outcome).toBe('registered')
    expect((await bank.inquiry(id)).linkedInquiryId).toBe(matter)
    expect(await messagesOf(matter)).toHaveLength(2)
  })

  it('from somebody else that quotes the thread is a matter of its own, linked for the advisor', async () => {
    const message = mailMessage({ email: 'other@kunde.example', references: ['<first@kunde.example>'] })
    const { id } = await register(message)
    expect((await bank.inquiry(id)).linkedInquiryId).toBe(matter)
  })

  it('whose sender may be forged (DMARC failed) does not join', async () => {
    const message = mailMessage({
      email,
      to: replyAddress(),
      dmarc: 'FAIL',
      automatic: { way: 'silent', reason: 'dmarc-fail' },
    })
    expect(await register(message)).toMatchObject({ outcome: 'registered' })
  })

  it('of a robot (out of office) does not take the matter up', async () => {
    const message = mailMessage({
      email,
      to: replyAddress(),
      automatic: { way: 'suppressed', reason: 'auto-submitted' },
    })
    expect(await register(message)).toMatchObject({ outcome: 'suppressed' })
  })

  it('to a reply address that we never signed is a new inquiry, never a loss', async () => {
    const message = mailMessage({ email, to: 'nonsense@antwort.musterbank.example' })
    expect(await register(message)).toMatchObject({ outcome: 'registered' })
  })
})

describe('a message posted to an inquiry', () => {
  it('joins it', async () => {
    expect(await register({ inquiryId: matter, text: 'Noch etwas.' })).toMatchObject({ outcome: 'joined' })
  })

  it('joins the surviving matter when its own was merged', async () => {
    const copy = await register(mailMessage({ email, to: replyAddress() }))
    expect(await register({ inquiryId: copy.id, text: 'Noch etwas.' })).toMatchObject({ outcome: 'joined' })
    expect(await messagesOf(matter)).toHaveLength(4)
  })

  it('comes back later while the first message of its inquiry is still on the way', async () => {
    const first = await bank.receive({ text: 'Meine Karte fehlt.' })
    const second = await bank.receive({ inquiryId: first, text: 'Noch etwas.' })
    await expect(registerMessage(bank.registration, second)).rejects.toThrow(Unavailable)
    await bank.work()
    expect(await messagesOf(first)).toHaveLength(3)
  })

  it('to an inquiry that is nowhere becomes a new one', async () => {
    expect(await register({ inquiryId: 'nowhere', text: 'Noch etwas.' })).toMatchObject({ outcome: 'registered' })
  })
})
