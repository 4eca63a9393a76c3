import { beforeEach, describe, expect, it } from 'vitest'
import type { Configuration } from '#shared/configuration/schema.ts'
import { Unavailable } from '#shared/errors.ts'
import { iso, MINUTE } from '#shared/instant.ts'
import { tellDelay } from '#shared/sending/tell-delay.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})

const notices = () => bank.world.mail.sent.filter(({ tags }) => tags.message.startsWith('delay-'))
const texts = () => notices().map(({ raw }) => Buffer.from(raw).toString('utf8'))
const mailed = { channel: 'email', sender: { name: 'Anna Meier', email: 'anna@kunde.example' } } as const
const promiseOf = async (id: string) => {
  const { promise } = await bank.inquiry(id)
  if (promise === undefined) throw new Error('no promise')
  return promise
}
/** An acknowledged inquiry, two minutes before its promise passes. */
async function nearlyLate(message: Parameters<MemoryBank['receive']>[0] = {}) {
  const id = await bank.receive(message)
  await bank.work()
  const promise = await promiseOf(id)
  bank.moveTo(iso(promise.by - 2 * MINUTE))
  return { id, promise }
}
async function configure(change: (before: Configuration) => Configuration): Promise<void> {
  const { configuration } = await bank.world.configuration.current()
  await bank.world.configuration.publish(change(configuration), { by: 'test', at: bank.now(), note: '' })
}

describe('a promise that will probably break', () => {
  it('is put off before it does: one mail in the thread, in their language, with a later time within hours', async () => {
    const { id, promise } = await nearlyLate({ ...mailed, text: 'Meine Karte fehlt.' })
    expect(await bank.sweep()).toMatchObject({ delayed: 1 })
    await bank.work()
    const inquiry = await bank.inquiry(id)
    expect(inquiry.promise?.by).toBeGreaterThan(promise.by)
    expect(inquiry.earlierPromises).toEqual([{ ...promise, toldAt: bank.now() }])
    expect(notices()).toHaveLength(1)
    expect(texts()[0]).toContain('schaffen wir leider nicht rechtzeitig')
    expect(texts()[0]).toContain('Auto-Submitted: auto-generated')
    const { configuration } = bank.registration
    const index = await configuration()
    expect(index.calendar('cards').isOpen((inquiry.promise?.by ?? 0) - 1)).toBe(true)
  })

  it('is left alone while there is time, and where the desk would answer by then', async () => {
    const { promise } = await nearlyLate()
    bank.moveTo(iso(promise.givenAt + 30 * MINUTE))
    expect(await bank.sweep()).toMatchObject({ delayed: 0 })
    bank.moveTo(iso(promise.by - 21 * MINUTE))
    expect(await bank.sweep()).toMatchObject({ delayed: 0 })
    bank.moveTo(iso(promise.by - 19 * MINUTE))
    expect(await bank.sweep()).toMatchObject({ delayed: 1 })
  })

  it('is put off once, however many sweeps ask and however often their requests come', async () => {
    const { id, promise } = await nearlyLate()
    await Promise.all([bank.sweep(), bank.sweep()])
    const [request] = bank.world.queues.acknowledgements.messages
    await bank.work()
    if (request?.delay === undefined) throw new Error('no request')
    const { delay } = request
    await Promise.all([1, 2, 3].map(() => tellDelay(bank.outgoing, id, delay)))
    expect(await bank.sweep()).toMatchObject({ delayed: 0 })
    bank.moveTo(iso(promise.by + MINUTE))
    expect(await bank.sweep()).toMatchObject({ delayed: 0, broken: 1 })
    await bank.work()
    expect(notices()).toHaveLength(1)
    expect((await bank.inquiry(id)).earlierPromises).toMatchObject([{ givenAt: promise.givenAt, broken: true }])
  })

  it('is told after a crash between changing and telling, and the same time', async () => {
    const { id } = await nearlyLate()
    await bank.sweep()
    const request = bank.world.queues.acknowledgements.messages[0]
    bank.world.mail.failNext(new Unavailable('ses'))
    await expect(bank.work()).rejects.toThrow(Unavailable)
    const { by } = await promiseOf(id)
    expect((await bank.inquiry(id)).earlierPromises).toHaveLength(1)
    if (request !== undefined) await bank.world.queues.acknowledgements.send(request)
    await bank.work()
    expect(notices()).toHaveLength(1)
    expect((await promiseOf(id)).by).toBe(by)
  })

  it('is told in the app where the matter came from there', async () => {
    const { id } = await nearlyLate({ channel: 'mobile' })
    await bank.sweep()
    expect(await bank.work()).toContain('shown-in-app')
    expect((await bank.world.inquiries.messages(id)).map(({ kind }) => kind)).toContain('notice')
    expect(notices()).toHaveLength(0)
  })

  it('stays as it is for machines, suppressed addresses, whoever is answered, and beyond the caps', async () => {
    const { id, promise } = await nearlyLate()
    await bank.world.suppressions.add('anna@kunde.example', { reason: 'bounce', at: bank.now() })
    await bank.sweep()
    expect(await bank.work()).toContain('suppressed-recipient')
    expect(await promiseOf(id)).toEqual(promise)
    expect(await bank.sweep()).toMatchObject({ delayed: 0 })
    const silent = await bank.inquiry(id)
    await bank.world.suppressions.lift('anna@kunde.example')
    await bank.world.inquiries.commit({
      inquiryId: id,
      set: { notReached: undefined, acknowledgement: { way: 'silent', reason: 'precedence' } },
    })
    expect(await bank.sweep()).toMatchObject({ delayed: 0 })
    await bank.world.inquiries.commit({ inquiryId: id, set: { acknowledgement: silent.acknowledgement } })
    await configure((before) => ({
      ...before,
      institute: {
        ...before.institute,
        caps: { ...before.institute.caps, domainHour: 1, senderHour: 1, largeProviders: [] },
      },
    }))
    bank.moveTo(iso(bank.now() + MINUTE))
    await bank.receive({
      sender: { name: 'Anna Meier', email: 'anna@kunde.example' },
      text: 'Wie ist mein Kontostand?',
    })
    await bank.work()
    await bank.sweep()
    expect(await bank.work()).toContain('capped')
    expect(await promiseOf(id)).toEqual(promise)
  })

  it('keeps its place among what waits', async () => {
    const { id } = await nearlyLate()
    await bank.receive({
      text: 'Meine Karte ist verschwunden, oder kommt sie noch?',
      sender: { name: '', email: 'b@kunde.example' },
    })
    await bank.work()
    const before = await bank.world.inquiries.heads({ view: 'desk', desk: 'cards' }, 10)
    await bank.sweep()
    await bank.work()
    expect((await bank.world.inquiries.heads({ view: 'desk', desk: 'cards' }, 10))[0]).toEqual(before[0])
    expect(before[0]?.inquiryId).toBe(id)
  })
})

describe('a promise that has broken unforeseen', () => {
  it('is put off at once, once', async () => {
    const { id, promise } = await nearlyLate()
    bank.moveTo(iso(promise.by + 5 * MINUTE))
    expect(await bank.sweep()).toMatchObject({ delayed: 1, broken: 1 })
    await bank.work()
    expect(await bank.sweep()).toMatchObject({ delayed: 0, broken: 0 })
    expect(notices()).toHaveLength(1)
    expect((await promiseOf(id)).by).toBeGreaterThan(bank.now())
  })

  it('alarms the lead when the next one breaks too, and puts off no more than twice', async () => {
    await configure((before) => ({ ...before, desks: before.desks.map((desk) => ({ ...desk, escalation: [] })) }))
    const { id } = await nearlyLate()
    for (let turn = 1; turn <= 4; turn += 1) {
      bank.moveTo(iso((await promiseOf(id)).by + MINUTE))
      await bank.sweep()
      await bank.work()
      await bank.sweep()
    }
    expect(notices()).toHaveLength(2)
    expect(bank.world.queues.escalations.messages).toEqual([{ inquiryId: id, alarmId: 'second-break-1' }])
    const types = (await bank.world.inquiries.events(id)).map(({ type }) => type)
    expect(types.filter((type) => type === 'put-off')).toHaveLength(2)
    expect(types.filter((type) => type === 'escalate')).toHaveLength(1)
    expect(types.filter((type) => type === 'promise-broken')).toHaveLength(3)
  })
})
