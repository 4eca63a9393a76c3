import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { acknowledgeInquiry } from './acknowledge-inquiry.ts'

const FIXED_DEPOSIT = 'Ich möchte 10.000 Euro als Festgeld anlegen. Welche Zinsen bieten Sie?'
let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})

/** What Anna Meier, whose own advisor is Helene Kraft with Robert Sachs as deputy, is told. */
async function told(
  message: Parameters<MemoryBank['receive']>[0] = {},
  before?: () => Promise<unknown>,
): Promise<string> {
  const id = await bank.receive({
    channel: 'mobile',
    sender: { name: 'Anna Meier', subject: 'customer-anna-meier' },
    text: FIXED_DEPOSIT,
    receivedAt: bank.now(),
    ...message,
  })
  await bank.work(['inquiries'])
  await before?.()
  await acknowledgeInquiry(bank.outgoing, { inquiryId: id })
  const messages = await bank.world.inquiries.messages(id)
  return messages.find(({ kind }) => kind === 'acknowledgement')?.text ?? ''
}

describe('who takes care, as a customer is told', () => {
  it('is their own advisor, who is on duty', async () => {
    expect(await told()).toContain('Helene Kraft kümmert sich darum')
  })

  it('is their own advisor also at night, when they are on duty before the promised time', async () => {
    bank.moveTo('2026-11-24T22:30:00+01:00')
    expect(await told()).toContain(
      'Helene Kraft kümmert sich darum, sobald wir wieder da sind, und antwortet Ihnen morgen',
    )
  })

  it('is the deputy where their own advisor has set themselves offline', async () => {
    await bank.world.roster.setPresence('helene-kraft', 'offline', bank.now())
    expect(await told()).toContain('Robert Sachs kümmert sich darum')
  })

  it('is the desk where neither of them may have it', async () => {
    expect(await told({ text: 'Meine neue Karte ist noch nicht angekommen.' })).toContain('Unser Team Karten')
  })

  it('is the desk for somebody who is not verified, whatever their name', async () => {
    const id = await bank.receive({
      sender: { name: 'Anna Meier', email: 'anna.meier@kunde.example' },
      text: FIXED_DEPOSIT,
    })
    await bank.work(['inquiries', 'acknowledgements'])
    const messages = await bank.world.inquiries.messages(id)
    expect(messages.find(({ kind }) => kind === 'acknowledgement')?.text).toContain('Unser Team Geldanlage')
  })

  it('is who has it already, if it is one of them', async () => {
    expect(await told({}, () => bank.work(['routing']))).toContain('Helene Kraft kümmert sich darum')
  })
})

describe('an acknowledgement', () => {
  it('asks not to send what was masked, says it in the app too, and repeats nothing of it', async () => {
    const text = await told({ text: 'Meine Karte •••• 1111 geht nicht', masked: ['card'] })
    expect(text).toContain('Bitte schreiben Sie uns keine Kartennummern')
    expect(text).not.toContain('1111')
  })

  it('changes its tone with hardship', async () => {
    expect(await told({ text: 'Mein Mann ist gestorben. Was geschieht mit seinem Konto?' })).toContain(
      'aufrichtiges Beileid',
    )
  })

  it('is in the default language and in English where the institute has no texts in the customer’s', async () => {
    const text = await told({ text: 'Merhaba, kartım iki haftadır hâlâ elime ulaşmadı. Ne zaman gelecek acaba?' })
    expect(text).toContain('Ihre Vorgangsnummer')
    expect(text).toContain('your reference is')
  })

  it('is in French for somebody who writes in French', async () => {
    const text = await told({
      text: 'Bonjour, mon virement de la semaine dernière n’est toujours pas arrivé chez le destinataire.',
    })
    expect(text).toMatch(/^Madame Meier,/u)
  })
})
