import { beforeEach, describe, expect, it } from 'vitest'
import { Conflict, Missing } from '#shared/errors.ts'
import { findGivenOut } from '#shared/status/given-out.ts'
import { replyLocalPart } from '#shared/token/reply-address.ts'
import { mailMessage } from '#tests/support/mail-message.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { separateMessage } from './separate-message.ts'

const email = 'bernd@kunde.example'
let bank: MemoryBank
let matter: string
let joined: string
const separate = (id = matter, message = joined) => separateMessage(bank.registration, id, message, 'kaya')
const acknowledgements = () => bank.world.mail.sent.filter((mail) => mail.tags.message === 'acknowledgement')
const totals = () => bank.world.ledger.totals('all')

beforeEach(async () => {
  bank = await createMemoryBank()
  matter = await bank.receive(mailMessage({ email }))
  await bank.work()
  const to = `${replyLocalPart(matter, email, bank.keys)}@antwort.musterbank.example`
  const text = 'Etwas ganz anderes: Was kostet ein Kredit über 10.000 Euro?'
  joined = await bank.receive(mailMessage({ email, to, text, messageId: '<second@kunde.example>' }))
  expect(await bank.work(['inquiries'])).toEqual(['joined'])
  bank.moveTo('2026-11-24T11:00:00+01:00')
})

describe('a message that an advisor separates', () => {
  it('becomes a matter of its own under the id of its receipt, promised and routed anew', async () => {
    expect(await separate()).toMatchObject({ inquiryId: joined, topic: 'loan', status: 'waiting', round: 1 })
    await bank.work()
    const inquiry = await bank.inquiry(joined)
    expect(inquiry.advisorId).toBeDefined()
    expect(inquiry.promise?.by).toBeGreaterThan(bank.now())
    expect((await bank.world.inquiries.messages(joined))[0]?.text).toContain('Kredit')
    expect(await totals()).toMatchObject({ received: 2, inquiries: 2, merged: 0, inFlight: 0 })
  })

  it('is noted in both matters with who did it', async () => {
    await separate()
    expect((await bank.world.inquiries.events(matter)).at(-1)).toMatchObject({
      type: 'separated',
      by: 'advisor:kaya',
      detail: { messageId: joined, inquiryId: joined },
    })
    expect((await bank.world.inquiries.events(joined))[0]).toMatchObject({
      type: 'register',
      by: 'advisor:kaya',
      detail: { separatedFrom: matter },
    })
  })

  it('takes its links and its thread along', async () => {
    await separate()
    const found = await findGivenOut(bank.world, joined)
    expect(found?.state === 'registered' && found.inquiry.inquiryId).toBe(joined)
    await bank.receive(mailMessage({ email, inReplyTo: ['<second@kunde.example>'] }))
    expect(await bank.work(['inquiries'])).toEqual(['joined'])
    expect(await bank.world.inquiries.messages(joined)).toHaveLength(2)
  })

  it('is not acknowledged by mail a second time', async () => {
    await separate()
    expect(await bank.work(['acknowledgements'])).toEqual(['withheld'])
    expect(acknowledgements()).toHaveLength(1)
    expect((await bank.inquiry(joined)).acknowledgement).toEqual({ way: 'silent', reason: 'separated' })
  })

  it('is acknowledged where the matter that it was in never was', async () => {
    const automatic = { way: 'silent', reason: 'not-addressed' } as const
    const silent = await bank.receive(mailMessage({ email, automatic, messageId: '<silent@kunde.example>' }))
    const second = await bank.receive(mailMessage({ email, inReplyTo: ['<silent@kunde.example>'] }))
    await bank.work()
    expect(acknowledgements()).toHaveLength(1)
    await separate(silent, second)
    await bank.work()
    expect(acknowledgements()).toHaveLength(2)
  })

  it('is separated once, however often it is asked for', async () => {
    await separate()
    const { eventId } = (await bank.world.inquiries.events(matter)).at(-1) ?? {}
    await separate()
    const events = await bank.world.inquiries.events(matter)
    expect(events.filter((event) => event.eventId === eventId)).toHaveLength(1)
    expect(await totals()).toMatchObject({ inquiries: 2, merged: 0 })
  })

  it('that had taken a resolved matter up again leaves it as never reopened', async () => {
    const { advisorId = '' } = await bank.inquiry(matter)
    await bank.desk.resolve(matter, advisorId, undefined)
    const text = 'Und wieder etwas anderes: Wie hoch ist mein Dispo?'
    const later = await bank.receive({ inquiryId: matter, text })
    await bank.work()
    await separate(matter, later)
    const milestones = (await bank.world.inquiries.events(matter)).flatMap(({ milestone }) =>
      milestone?.name === 'reopened' ? [milestone] : [],
    )
    const [reopened, withdrawn] = milestones
    expect(reopened).toMatchObject({ round: 2, advisor: { id: advisorId } })
    expect(withdrawn).toMatchObject({ ...reopened, withdrawn: true })
    expect(withdrawn?.revision).toBeGreaterThan(0)
  })

  it('must have joined that matter', async () => {
    await expect(separate(matter, matter)).rejects.toThrow(Missing)
    await expect(separate(matter, 'acknowledgement')).rejects.toThrow(Missing)
    await expect(separate('nowhere')).rejects.toThrow(Missing)
    const other = await bank.receive(mailMessage({ email: 'eve@kunde.example' }))
    await bank.work()
    await expect(separate(other)).rejects.toThrow(Missing)
  })

  it('is the business of whoever was first when two separate it at the same moment', async () => {
    const outcomes = await Promise.allSettled([separate(), separate()])
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict)
    expect(await totals()).toMatchObject({ inquiries: 2, merged: 0, inFlight: 0 })
  })
})
