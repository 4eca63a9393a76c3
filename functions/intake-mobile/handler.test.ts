import { beforeEach, describe, expect, it } from 'vitest'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { createHandler } from './handler.ts'

let bank: MemoryBank
let ids = 0
const post = 'POST /v1/mobile/inquiries'
const more = 'POST /v1/mobile/inquiries/{id}/messages'
const anna = { sub: 'customer-anna-meier', name: 'Anna Meier', email: 'anna.meier@kunde.example' }
const thomas = { sub: 'customer-thomas-becker', name: 'Thomas Becker' }
const inquiry = { message: 'Ich möchte Geld anlegen.', device: { model: 'Phone 7' } }

const mobile = () =>
  createHandler({
    ...bank.world,
    configuration: currentIndex(bank.world.configuration),
    queue: bank.world.queues.inquiries,
    keys: async () => bank.keys,
    publicUrl: 'https://anklang.example',
    clock: bank.now,
    newId: () => {
      ids += 1
      return deriveId('mobile-test', String(ids))
    },
    onNotEnqueued: () => {},
    observability: recordingObservability(),
  })

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('intake from the banking app', () => {
  it('knows who writes from the token alone', async () => {
    const { status, json } = await send(mobile(), post, { json: inquiry, claims: anna })
    expect(status).toBe(202)
    await bank.work()
    const stored = await bank.inquiry(String(json['inquiryId']))
    expect(stored.customer).toMatchObject({ customerId: 'anna-meier', verified: true })
    expect((await send(mobile(), post, { json: { ...inquiry, email: 'a@b.example' }, claims: anna })).status).toBe(422)
    expect((await send(mobile(), post, { json: inquiry })).status).toBe(401)
  })

  it('takes people whom the directory does not know', async () => {
    const { json } = await send(mobile(), post, { json: inquiry, claims: { sub: 'stranger', name: 'Kim New' } })
    await bank.work()
    expect((await bank.inquiry(String(json['inquiryId']))).customer.name).toContain('New')
  })

  it('repeats its answer under the same key, for this customer alone', async () => {
    const headers = { 'idempotency-key': 'k' }
    const first = await send(mobile(), post, { json: inquiry, headers, claims: anna })
    expect((await send(mobile(), post, { json: inquiry, headers, claims: anna })).json).toEqual(first.json)
    const other = await send(mobile(), post, { json: inquiry, headers, claims: thomas })
    expect(other.json['inquiryId']).not.toBe(first.json['inquiryId'])
    const changed = await send(mobile(), post, { json: { message: 'Anderes' }, headers, claims: anna })
    expect(changed.status).toBe(422)
  })

  it('refuses a topic that the institute does not have', async () => {
    const answer = await send(mobile(), post, { json: { ...inquiry, topic: 'none' }, claims: anna })
    expect(answer.json['errors']).toEqual([{ path: 'topic', message: 'is not a topic of this institute' }])
  })

  it('adds a message to an own inquiry and to nobody else’s', async () => {
    const { json } = await send(mobile(), post, { json: inquiry, claims: anna })
    await bank.work()
    const parameters = { id: String(json['inquiryId']) }
    const call = { parameters, json: { message: 'Noch etwas.' } }
    expect((await send(mobile(), more, { ...call, claims: thomas })).status).toBe(404)
    expect((await send(mobile(), more, { ...call, parameters: { id: 'none' }, claims: anna })).status).toBe(404)
    const headers = { 'idempotency-key': 'm' }
    const added = await send(mobile(), more, { ...call, headers, claims: anna })
    expect(added.status).toBe(202)
    expect((await send(mobile(), more, { ...call, headers, claims: anna })).json).toEqual(added.json)
    await bank.work()
    const messages = await bank.world.inquiries.messages(parameters.id)
    expect(messages.filter(({ text }) => text === 'Noch etwas.')).toHaveLength(1)
  })

  it('takes a message to an own inquiry that is not registered yet', async () => {
    const { json } = await send(mobile(), post, { json: inquiry, claims: anna })
    const call = { parameters: { id: String(json['inquiryId']) }, json: { message: 'Noch etwas.' } }
    expect((await send(mobile(), more, { ...call, claims: anna })).status).toBe(202)
    expect((await send(mobile(), more, { ...call, claims: thomas })).status).toBe(404)
  })
})

describe('a customer’s word about their matter', () => {
  const say = (id: string, json: object, key = 'k') =>
    send(mobile(), more, { parameters: { id }, json, headers: { 'idempotency-key': key }, claims: anna })
  const matter = async (): Promise<string> => {
    const { json } = await send(mobile(), post, { json: inquiry, claims: anna })
    await bank.work()
    return String(json['inquiryId'])
  }

  it('closes it: solved, by the customer, once, and its advisor is free again', async () => {
    const id = await matter()
    const { advisorId = '' } = await bank.inquiry(id)
    const solved = { message: 'Das hat sich erledigt.', intent: 'solved' }
    const { json } = await say(id, solved)
    await say(id, solved)
    await bank.work()
    expect(json['inquiryId']).toBe(id)
    expect(await bank.inquiry(id)).toMatchObject({ status: 'resolved', round: 1 })
    const closing = (await bank.world.inquiries.events(id)).filter(({ type }) => type === 'resolve')
    expect(closing).toMatchObject([{ by: 'customer', detail: { outcome: 'solved by customer' } }])
    expect((await bank.world.roster.loads([advisorId]))[0]?.open).not.toContain(id)
    const said = (await bank.world.inquiries.messages(id)).filter(({ text }) => text === solved.message)
    expect(said).toHaveLength(1)
  })

  it('takes nothing up again by saying once more that it is solved', async () => {
    const id = await matter()
    await say(id, { message: 'Erledigt.', intent: 'solved' }, 'one')
    await bank.work()
    await say(id, { message: 'Danke, erledigt.', intent: 'solved' }, 'two')
    await bank.work()
    expect(await bank.inquiry(id)).toMatchObject({ status: 'resolved', round: 1 })
  })

  it('is a matter of its own when it is a complaint: at the desk for complaints, linked, acknowledged, and made once', async () => {
    const id = await matter()
    const complaint = { message: 'Ich warte seit Wochen.', intent: 'complaint' }
    const { json } = await say(id, complaint)
    expect((await say(id, complaint)).json).toEqual(json)
    await bank.work()
    const about = String(json['inquiryId'])
    expect(about).not.toBe(id)
    expect(await bank.inquiry(about)).toMatchObject({
      ...{ desk: 'complaints', topic: 'complaint', linkedInquiryId: id, channel: 'mobile' },
      customer: { customerId: 'anna-meier' },
      promise: { by: expect.any(Number) },
      acknowledgedAt: expect.any(Number),
    })
    expect((await bank.inquiry(about)).warnings).toBeUndefined()
    expect((await bank.inquiry(id)).status).toBe('assigned')
  })

  it('keeps when they wish to be called, within bounds', async () => {
    const id = await matter()
    const times = [{ from: '2026-11-25T09:00:00+01:00', to: '2026-11-25T12:00:00+01:00' }]
    const wish = { message: 'Bitte rufen Sie mich an.', callback: { phone: '+49 30 1234567', times } }
    await say(id, wish)
    await bank.work()
    expect((await bank.world.inquiries.messages(id)).find(({ callback }) => callback !== undefined)?.callback).toEqual({
      phone: '+49 30 1234567',
      times: [{ from: Date.parse('2026-11-25T09:00:00+01:00'), to: Date.parse('2026-11-25T12:00:00+01:00') }],
    })
    for (const wrong of [[], [{ from: times[0]?.to, to: times[0]?.from }], Array(6).fill(times[0])])
      expect((await say(id, { ...wish, callback: { times: wrong } }, 'x')).status).toBe(422)
  })
})
