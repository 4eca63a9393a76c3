import { beforeEach, describe, expect, it } from 'vitest'
import { Missing } from '#shared/errors.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { registerMessage } from './register-message.ts'
import { registerOrFail } from './register-or-fail.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const totals = () => bank.world.ledger.totals('all')

describe('registering', () => {
  it('makes an inquiry with a promise inside the desk’s hours and enqueues both next steps', async () => {
    const id = await bank.receive({ text: 'Meine neue Karte ist noch nicht angekommen.' })
    expect(await bank.work(['inquiries'])).toEqual(['registered'])
    const inquiry = await bank.inquiry(id)
    expect(inquiry).toMatchObject({ status: 'waiting', desk: 'cards', language: 'de', version: 1, configVersion: 1 })
    expect(inquiry.promise?.by).toBeGreaterThan(bank.now())
    expect(bank.world.queues.acknowledgements.messages).toEqual([{ inquiryId: id }])
    expect(bank.world.queues.routing.messages).toEqual([{ inquiryId: id }])
    expect(await totals()).toMatchObject({ received: 1, inquiries: 1, inFlight: 0 })
  })

  it('enqueues again, and does nothing else, when it is delivered again', async () => {
    const id = await bank.receive({})
    await bank.work(['inquiries'])
    await bank.world.queues.inquiries.send({ receiptId: id })
    expect(await bank.work(['inquiries'])).toEqual(['already'])
    expect(bank.world.queues.acknowledgements.messages).toHaveLength(2)
    expect(await bank.world.inquiries.messages(id)).toHaveLength(1)
    expect(await totals()).toMatchObject({ received: 1, inquiries: 1 })
  })

  it('refuses a receipt that was never stored', async () => {
    await bank.world.queues.inquiries.send({ receiptId: 'nothing' })
    await expect(bank.work(['inquiries'])).rejects.toThrow(Missing)
  })

  it('counts a message that can never be registered as failed, and leaves it to the dead letters', async () => {
    const id = await bank.receive({})
    const broken = { ...bank.registration, customers: bank.world.customers, blobs: bank.world.blobs }
    const configuration = () => Promise.reject(new Missing('configuration'))
    await expect(registerOrFail({ ...broken, configuration }, id)).rejects.toThrow(Missing)
    expect(await totals()).toMatchObject({ failed: 1, inFlight: 0 })
    expect((await bank.world.ledger.find(id))?.receipt.reason).toBe('Missing')
    await expect(registerOrFail(bank.registration, 'nothing')).rejects.toThrow(Missing)
  })

  it('keeps a text that is too long for an item whole in the blob store', async () => {
    const text = `Meine Karte fehlt. ${'ä'.repeat(40_000)}`
    const id = await bank.receive({ text })
    await bank.work(['inquiries'])
    const [message] = await bank.world.inquiries.messages(id)
    expect(message?.text).toHaveLength(30_000)
    expect(new TextDecoder().decode(await bank.world.blobs.get(message?.textKey ?? ''))).toBe(text)
  })

  it('keeps the answers to guided questions with what the customer said', async () => {
    const id = await bank.receive({ text: 'Karte weg', answers: { 'Seit wann?': 'gestern' } })
    await bank.work(['inquiries'])
    expect((await bank.world.inquiries.messages(id))[0]?.text).toContain('Seit wann?: gestern')
  })

  it('marks hardship, and nothing else of the inquiry changes for it', async () => {
    const id = await bank.receive({ text: 'Meine Karte ist noch nicht da. Mein Mann ist verstorben.' })
    await bank.work(['inquiries'])
    expect(await bank.inquiry(id)).toMatchObject({ hardship: ['bereavement'], urgent: false })
    const calm = await bank.receive({ text: 'Meine neue Karte ist noch nicht da.' })
    await bank.work(['inquiries'])
    expect(await bank.inquiry(calm)).not.toHaveProperty('hardship')
  })

  it('believes the language and the topic that the customer chose', async () => {
    const id = await bank.receive({ text: 'Hello, a question', language: 'en', topic: 'card-new' })
    await bank.work(['inquiries'])
    expect(await bank.inquiry(id)).toMatchObject({ language: 'en', desk: 'cards' })
  })
})

describe('who writes', () => {
  it('is known in the app by the token’s subject, with salutation and own advisor', async () => {
    const id = await bank.receive({ channel: 'mobile', sender: { name: 'x', subject: 'customer-anna-meier' } })
    await bank.work(['inquiries'])
    const { customer, acknowledgement } = await bank.inquiry(id)
    expect(customer).toMatchObject({ verified: true, family: 'Meier', salutation: 'ms' })
    expect(customer.ownAdvisorId).toBeDefined()
    expect(acknowledgement).toEqual({ way: 'app' })
  })

  it('has an id of their own in the app although the directory does not know them', async () => {
    const id = await bank.receive({ channel: 'mobile', sender: { name: 'Uwe Neu', subject: 'somebody' } })
    await bank.work(['inquiries'])
    expect((await bank.inquiry(id)).customer).toMatchObject({
      customerId: 'sub:somebody',
      name: 'Uwe Neu',
      verified: true,
    })
  })

  it('is known by mail only when the mail passed DMARC', async () => {
    const email = 'anna.meier@kunde.example'
    const trusted = await bank.receive(mailMessage({ email, dmarc: 'PASS' }))
    const doubtful = await bank.receive(mailMessage({ email, dmarc: 'GRAY' }))
    await bank.work(['inquiries'])
    expect((await bank.inquiry(trusted)).customer).toMatchObject({ verified: true, family: 'Meier' })
    const { customer } = await bank.inquiry(doubtful)
    expect(customer.verified).toBe(false)
    expect(customer).not.toHaveProperty('ownAdvisorId')
  })
})

describe('a mail', () => {
  it('delivered again is a copy: nothing is said twice', async () => {
    const mail = mailMessage({ email: 'bernd@kunde.example', messageId: '<1@kunde.example>' })
    const id = await bank.receive(mail)
    await bank.receive(mail)
    expect(await bank.work(['inquiries'])).toEqual(['registered', 'copy'])
    expect(await bank.world.inquiries.messages(id)).toHaveLength(1)
    expect(await totals()).toMatchObject({ received: 2, inquiries: 1, merged: 1 })
  })

  it('under a reused Message-ID with other words is another matter (freescout 5591)', async () => {
    const messageId = '<1@kunde.example>'
    await bank.receive(mailMessage({ email: 'bernd@kunde.example', messageId, fingerprint: 'one' }))
    await bank.receive(mailMessage({ email: 'bernd@kunde.example', messageId, fingerprint: 'two' }))
    expect(await bank.work(['inquiries'])).toEqual(['registered', 'registered'])
  })

  it('whose two copies are registered at the same moment makes one inquiry', async () => {
    const mail = mailMessage({ email: 'bernd@kunde.example', messageId: '<1@kunde.example>' })
    const ids = [await bank.receive(mail), await bank.receive(mail)]
    const outcomes = await Promise.all(ids.map((id) => registerMessage(bank.registration, id)))
    expect(outcomes.sort()).toEqual(['copy', 'registered'])
    expect(await totals()).toMatchObject({ inquiries: 1, merged: 1, inFlight: 0 })
  })

  it('of a machine is suppressed with its reason and goes no further', async () => {
    const id = await bank.receive(
      mailMessage({ email: 'robot@kunde.example', automatic: { way: 'suppressed', reason: 'auto-submitted' } }),
    )
    expect(await bank.work()).toEqual(['suppressed'])
    const inquiry = await bank.inquiry(id)
    expect(inquiry).toMatchObject({ status: 'suppressed', acknowledgement: { reason: 'auto-submitted' } })
    expect(inquiry).not.toHaveProperty('promise')
    expect(await totals()).toMatchObject({ suppressed: 1, inquiries: 0 })
  })

  it('to a mailbox with a desk of its own goes to that desk', async () => {
    const id = await bank.receive(
      mailMessage({ email: 'b@kunde.example', to: 'beschwerde@musterbank.example', text: 'Hallo' }),
    )
    await bank.work(['inquiries'])
    expect((await bank.inquiry(id)).desk).toBe('complaints')
  })
})
