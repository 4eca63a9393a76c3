import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { currentIndex } from '#shared/configuration/current-index.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { Unavailable } from '#shared/errors.ts'
import { iso, MINUTE } from '#shared/instant.ts'
import { createMemoryWebhook, type MemoryWebhook } from '#shared/memory/alarm-webhook.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { raiseAlarm } from './raise-alarm.ts'

let bank: MemoryBank
let webhook: MemoryWebhook
const key = 'k'.repeat(32)

async function configure(change: (before: Configuration) => Configuration): Promise<void> {
  const { configuration } = await bank.world.configuration.current()
  await bank.world.configuration.publish(change(configuration), { by: 'test', at: bank.now(), note: '' })
}
const next = async () => {
  const request = bank.world.queues.escalations.messages.shift()
  if (request === undefined) return undefined
  return raiseAlarm(
    {
      ...bank.world,
      configuration: currentIndex(bank.world.configuration),
      pace: async () => 0,
      webhook,
      webhookKey: async () => key,
      clock: bank.now,
      realTime: () => 1_700_000_000_000,
    },
    request,
  )
}
const mails = () =>
  bank.world.mail.sent
    .filter(({ to }) => to.endsWith('@musterbank.example'))
    .map(({ to, raw }) => ({ to, text: Buffer.from(raw).toString('utf8') }))

/** Waiting at the cards desk, where the lead is told 30 minutes before, and the lead and the webhook at the promise. */
async function waiting(text = 'Meine neue Karte fehlt.') {
  const id = await bank.receive({ text })
  await bank.work(['inquiries'])
  return { id, by: (await bank.inquiry(id)).promise?.by ?? 0 }
}

beforeEach(async () => {
  bank = await createMemoryBank()
  webhook = createMemoryWebhook()
  await configure((before) => ({
    ...before,
    institute: { ...before.institute, escalationWebhook: 'https://hooks.example/anklang' },
    advisors: before.advisors.map((advisor) => ({ ...advisor, shifts: { ...advisor.shifts, tue: [] } })),
    desks: before.desks.map((desk) => ({
      ...desk,
      escalation: [
        { atMinutes: -30, to: ['lead'] },
        { atMinutes: 0, to: ['lead', 'deputy-lead', 'webhook'] },
        { untakenMinutes: 5, to: ['on-call'] },
      ],
    })),
  }))
})

describe('escalation', () => {
  it('tells the lead before a promise breaks, once, and nothing of the customer', async () => {
    const { id, by } = await waiting()
    bank.moveTo(iso(by - 31 * MINUTE))
    await bank.sweep()
    expect(await next()).toBeUndefined()
    bank.moveTo(iso(by - 30 * MINUTE))
    expect(await bank.sweep()).toMatchObject({ escalated: 1 })
    expect(await bank.sweep()).toMatchObject({ escalated: 0 })
    expect(await next()).toBe('raised')
    const [mail] = mails()
    expect(mails()).toHaveLength(1)
    expect(mail?.to).toBe('sabine.brandt@musterbank.example')
    expect(mail?.text).toContain((await bank.inquiry(id)).reference)
    expect(mail?.text).toContain('Auto-Submitted: auto-generated')
    expect(mail?.text).not.toContain('Meier')
    expect(mail?.text).not.toContain('anna@kunde.example')
  })

  it('goes on at the breach to everybody of that step, and signs what goes to the webhook', async () => {
    const { id, by } = await waiting()
    bank.moveTo(iso(by + MINUTE))
    await bank.sweep()
    expect(await next()).toBe('raised')
    expect(await next()).toBe('raised')
    expect(mails().map(({ to }) => to)).toEqual([
      'sabine.brandt@musterbank.example',
      'sabine.brandt@musterbank.example',
      'felix.hartwig@musterbank.example',
    ])
    const [posted] = webhook.posted
    expect(webhook.posted).toHaveLength(1)
    expect(JSON.parse(posted?.body ?? '')).toMatchObject({ inquiryId: id, desk: 'cards', promiseBy: iso(by) })
    expect(posted?.headers['anklang-signature']).toBe(
      `v1=${createHmac('sha256', key).update(`1700000000.${posted?.body}`).digest('hex')}`,
    )
    expect((await bank.world.inquiries.events(id)).filter(({ type }) => type === 'escalate')).toHaveLength(1)
  })

  it('stops when somebody acts, also between the queue and the sending', async () => {
    const { id, by } = await waiting()
    bank.moveTo(iso(by - 30 * MINUTE))
    await bank.sweep()
    await bank.desk.take(id, 'sabine-brandt')
    await bank.desk.reply(id, 'sabine-brandt', 'Sie kommt morgen.', {})
    expect(await next()).toBe('stopped')
    bank.moveTo(iso(by + MINUTE))
    expect(await bank.sweep()).toMatchObject({ escalated: 0 })
  })

  it('tells everybody else when one way fails, and nobody twice when it is tried again', async () => {
    const { by } = await waiting()
    bank.moveTo(iso(by))
    await bank.sweep()
    await next()
    const [request] = bank.world.queues.escalations.messages
    webhook.failNext(new Unavailable('webhook'))
    await expect(next()).rejects.toThrow(Unavailable)
    expect(mails()).toHaveLength(3)
    if (request !== undefined) await bank.world.queues.escalations.send(request)
    expect(await next()).toBe('raised')
    expect(mails()).toHaveLength(3)
    expect(webhook.posted).toHaveLength(1)
  })

  it('alarms whoever is on call for an urgent matter that nobody has looked at for five minutes', async () => {
    await configure((before) => ({
      ...before,
      desks: before.desks.map((desk) => ({ ...desk, onCall: ['bereitschaft@musterbank.example'] })),
    }))
    await waiting('Meine Karte wurde gestohlen!')
    bank.moveTo(iso(bank.now() + 4 * MINUTE))
    await bank.sweep()
    expect(await next()).toBeUndefined()
    bank.moveTo(iso(bank.now() + MINUTE))
    await bank.sweep()
    expect(await next()).toBe('raised')
    expect(mails().map(({ to }) => to)).toEqual(['bereitschaft@musterbank.example'])
    await bank.sweep()
    expect(await next()).toBeUndefined()
  })
})
