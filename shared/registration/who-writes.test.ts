import { beforeEach, describe, expect, it } from 'vitest'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { routedInquiry } from '#shared/routing/routed-inquiry.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})

async function customerOf(message: Partial<ChannelMessage>) {
  const id = await bank.receive(message)
  await bank.work(['inquiries'])
  return (await bank.inquiry(id)).customer
}
const FAMILY = 'familie.hoffmann@kunde.example'
const mailFrom = (email: string, name: string, text = 'Meine Karte fehlt.', dmarc: 'PASS' | 'GRAY' = 'PASS') => ({
  ...mailMessage({ email, dmarc }),
  sender: { name, email },
  text,
})

describe('a family that shares an address', () => {
  it.each([
    ['Maria Hoffmann', 'Meine Karte fehlt.', 'maria-hoffmann'],
    ['Familie Hoffmann', 'Meine Karte fehlt.\n\nViele Grüße\nJonas Hoffmann', 'jonas-hoffmann'],
    ['Familie Hoffmann', 'Meine Karte fehlt.', undefined],
    ['Maria und Jonas Hoffmann', 'Meine Karte fehlt.', undefined],
    ['Maria Hoffmann', 'Meine Karte fehlt.\n\nJonas Hoffmann', undefined],
  ])('from “%s” is one of them only where the name says so: %j', async (name, text, customerId) => {
    const customer = await customerOf(mailFrom(FAMILY, name, text))
    expect(customer.customerId).toBe(customerId)
    expect(customer.verified).toBe(customerId !== undefined)
  })

  it('is nobody whatever the name says while the mail has not passed DMARC', async () => {
    const customer = await customerOf(mailFrom(FAMILY, 'Maria Hoffmann', 'Karte fehlt.', 'GRAY'))
    expect(customer).toEqual({ name: 'Maria Hoffmann', email: FAMILY, verified: false })
  })
})

it('is whoever is left where one of two gave up their common address, and nobody where both were taken out', async () => {
  const { customers } = bank.world
  const { customer: maria, version } = await customers.entry('maria-hoffmann')
  if (maria === undefined) throw new Error('the sample has no Maria Hoffmann')
  await customers.put({ ...maria, emails: ['maria@kunde.example'] }, version)
  expect((await customerOf(mailFrom(FAMILY, 'Familie Hoffmann'))).customerId).toBe('jonas-hoffmann')
  expect((await customerOf(mailFrom('maria@kunde.example', 'M. H.'))).customerId).toBe('maria-hoffmann')
  await customers.remove('jonas-hoffmann', 1)
  expect((await customerOf(mailFrom(FAMILY, 'Jonas Hoffmann'))).customerId).toBeUndefined()
})

it('of the staff stays out of their own matter from each address that they get', async () => {
  const { customers } = bank.world
  const { customer: lea, version } = await customers.entry('lea-morel-private')
  if (lea === undefined) throw new Error('the sample has no Léa Morel')
  await customers.put({ ...lea, emails: [...lea.emails, 'lea@neu.kunde.example'] }, version)
  const customer = await customerOf(mailFrom('lea@neu.kunde.example', 'Léa', 'Frage', 'GRAY'))
  expect(customer.conflictAdvisorIds).toEqual(['lea-morel'])
})

it('is the same customer from each of their addresses', async () => {
  for (const email of ['elif.yilmaz@kunde.example', 'dr.yilmaz@praxis.kunde.example'])
    expect((await customerOf(mailFrom(email, 'Praxis'))).customerId).toBe('elif-yilmaz')
})

it('carries company, segment and what they value of who is verified alone', async () => {
  const email = 'buchhaltung@metallbau.kunde.example'
  expect(await customerOf(mailFrom(email, 'Olga Krause'))).toMatchObject({
    segment: 'business',
    companyId: 'krause-metallbau',
    values: ['punctuality', 'care-afterwards'],
  })
  expect(await customerOf(mailFrom(email, 'Olga Krause', 'Frage', 'GRAY'))).not.toHaveProperty('companyId')
})

describe('somebody who works here', () => {
  it.each([
    mailFrom('lea.morel@kunde.example', 'Léa Morel'),
    mailFrom('lea.morel@kunde.example', 'Léa', 'Frage', 'GRAY'),
    mailFrom('lea.morel@musterbank.example', 'Léa Morel', 'Frage', 'GRAY'),
    { channel: 'mobile' as const, sender: { name: 'Léa Morel', subject: 'customer-lea-morel' } },
  ])('is never to get their own matter, whatever is verified', async (message) => {
    expect((await customerOf(message)).conflictAdvisorIds).toEqual(['lea-morel'])
  })
})

it('leaves out an own advisor who is no longer here, and turns to the deputies who are', async () => {
  const { customer: anna, version } = await bank.world.customers.entry('anna-meier')
  if (anna === undefined) throw new Error('the sample has no Anna Meier')
  await bank.world.customers.put({ ...anna, ownAdvisorId: 'gone', deputyIds: ['gone-too', 'greta-sommer'] }, version)
  const id = await bank.receive(mailFrom('anna.meier@kunde.example', 'Anna Meier'))
  await bank.work(['inquiries'])
  const inquiry = await bank.inquiry(id)
  expect(inquiry.customer).not.toHaveProperty('ownAdvisorId')
  expect(inquiry.customer.deputyIds).toEqual(['greta-sommer'])
  expect(routedInquiry(inquiry, await bank.registration.configuration(), undefined).deputyIds[0]).toBe('greta-sommer')
})

describe('a reply to a matter from another address', () => {
  const reply = async (email: string, dmarc: 'PASS' | 'GRAY') => {
    await bank.receive({ ...mailMessage({ email: 'elif.yilmaz@kunde.example', dmarc: 'PASS', messageId: '<1@k>' }) })
    await bank.work(['inquiries'])
    const answer = mailMessage({ email, dmarc, messageId: '<2@k>' })
    if (answer.mail === undefined) throw new Error('no mail')
    await bank.receive({ ...answer, text: 'Noch etwas anderes.', mail: { ...answer.mail, inReplyTo: ['<1@k>'] } })
    return bank.work(['inquiries'])
  }

  it('joins it when it is the same verified customer', async () => {
    expect(await reply('dr.yilmaz@praxis.kunde.example', 'PASS')).toEqual(['joined'])
  })

  it.each([
    ['dr.yilmaz@praxis.kunde.example', 'GRAY'],
    ['anna.meier@kunde.example', 'PASS'],
    ['stranger@kunde.example', 'PASS'],
  ] as const)('is another matter from %s with DMARC %s', async (email, dmarc) => {
    expect(await reply(email, dmarc)).toEqual(['registered'])
  })
})
