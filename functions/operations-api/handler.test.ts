import { beforeEach, describe, expect, it } from 'vitest'
import { costsSchema } from '#shared/api/costs.ts'
import { reconciliationSchema } from '#shared/api/operations-figures.ts'
import { reachedSchema, reactionTimesSchema } from '#shared/api/reaction-times.ts'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import type { ChannelMessage } from '#shared/intake/channel-message.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import type { Measurement } from '#shared/reaction-times/reaction-times.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { operationsApi } from '#tests/support/operations-api.ts'

let bank: MemoryBank
const claims = { sub: 'operator-1', 'cognito:groups': '[operations]' }
const queue = { name: 'inquiries', depth: 3, inFlight: 0, deadLetters: 2, consequence: 'Nobody hears from us.' }

const api = () =>
  operationsApi(bank, {
    list: async () => [queue],
    waiting: async (name) => (name === 'mail' ? unread : 0),
    redrive: async (name) => (name === queue.name ? 2 : undefined),
  })

const fromRobot: Partial<ChannelMessage> = {
  channel: 'email',
  sender: { name: 'Robot', email: 'robot@kunde.example' },
  subject: 'Abwesend',
  mail: {
    rawKey: 'raw/1',
    envelopeFrom: '',
    envelopeTo: ['service@musterbank.example'],
    inReplyTo: [],
    references: [],
    addressedTo: ['service@musterbank.example'],
    automatic: { way: 'suppressed', reason: 'null-sender' },
    fingerprint: 'f',
    verdicts: { spam: 'PASS', virus: 'PASS', dmarc: 'GRAY' },
  },
}

let unread = 0
beforeEach(async () => {
  unread = 0
  bank = await createMemoryBank()
})

describe('customers whose own advisor has left', () => {
  it('are counted and listed without their names, and those of others are not', async () => {
    const departed = 'GET /v1/operations/departed-advisors'
    const deputyIds = ['greta-sommer', 'gone-too']
    await bank.world.customers.put(customerFixture({ customerId: 'c1', ownAdvisorId: 'gone', deputyIds }), 0)
    expect((await send(api(), departed, { claims })).json).toEqual({
      customers: 1,
      items: [{ advisorId: 'gone', customers: 1 }],
    })
    const ofOne = (advisorId: string) =>
      send(api(), `${departed}/{advisorId}/customers`, { claims, parameters: { advisorId } })
    expect((await ofOne('gone')).json).toEqual({
      items: [{ customerId: 'c1', segment: 'private', deputyIds: ['greta-sommer'] }],
    })
    expect((await ofOne('helene-kraft')).status).toBe(404)
  })
})

describe('operators', () => {
  it('are let in by their role alone', async () => {
    const queues = 'GET /v1/operations/queues'
    expect((await send(api(), queues, { claims })).json).toEqual({ items: [queue] })
    expect((await send(api(), queues, { claims: { ...claims, 'cognito:groups': '[advisor]' } })).status).toBe(403)
    expect((await send(api(), queues)).status).toBe(401)
  })

  it('see mail that nobody has read yet as received and in flight, so that nothing looks at rest too early', async () => {
    unread = 3
    const totals = async (day: string) => {
      const { json } = await send(api(), 'GET /v1/operations/reconciliation', { claims, query: `day=${day}` })
      return reconciliationSchema.parse(json).totals
    }
    expect(await totals('all')).toMatchObject({ received: 3, inFlight: 3 })
    expect(await totals('2026-11-23')).toMatchObject({ received: 0, inFlight: 0 })
  })

  it('see where everything of today ended up', async () => {
    await bank.receive({})
    await bank.receive(fromRobot)
    await bank.work()
    const waiting = await bank.receive({})
    const { json } = await send(api(), 'GET /v1/operations/reconciliation', { claims })
    const shown = reconciliationSchema.parse(json)
    expect(shown.day).toBe('2026-11-24')
    expect(shown.totals).toEqual({ received: 3, inquiries: 1, merged: 0, suppressed: 1, failed: 0, inFlight: 1 })
    expect(shown.items).toMatchObject([{ receiptId: waiting }, { outcome: 'suppressed', reason: 'null-sender' }])
  })

  it.each([
    ['day=all', 200, 1],
    ['day=2026-11-23', 200, 0],
    ['day=2026-13-01', 422, undefined],
    ['day=today', 422, undefined],
  ])('ask for %s', async (query, status, received) => {
    await bank.receive({})
    const answer = await send(api(), 'GET /v1/operations/reconciliation', { claims, query })
    expect(answer.status).toBe(status)
    if (received !== undefined) expect(reconciliationSchema.parse(answer.json).totals.received).toBe(received)
  })

  it('release what a person wrote after all, once', async () => {
    const id = await bank.receive(fromRobot)
    await bank.work()
    const listed = await send(api(), 'GET /v1/operations/suppressed', { claims, query: 'limit=100' })
    expect(listed.json['items']).toMatchObject([
      { id, reason: 'null-sender', from: 'robot@kunde.example', subject: 'Abwesend' },
    ])
    const release = 'POST /v1/operations/suppressed/{id}/release'
    const call = { claims, parameters: { id } }
    expect((await send(api(), release, call)).json).toEqual({ inquiryId: id, status: 'waiting' })
    expect((await send(api(), release, call)).status).toBe(409)
    expect((await send(api(), release, { claims, parameters: { id: 'none' } })).status).toBe(404)
    expect((await send(api(), 'GET /v1/operations/suppressed', { claims })).json).toEqual({ items: [] })
  })

  it('see whom mail does not reach, with the other ways there are and nobody’s address', async () => {
    const id = await bank.receive({ sender: { name: 'Anna Meier', email: 'anna@kunde.example', phone: '030 1234567' } })
    await bank.work()
    const at = bank.now()
    await bank.world.inquiries.commit({ inquiryId: id, set: { notReached: { reason: 'bounce', at } } })
    const listed = await send(api(), 'GET /v1/operations/not-reached', { claims, query: 'limit=10' })
    expect(listed.json['items']).toMatchObject([{ inquiryId: id, reason: 'bounce', otherWays: ['phone'] }])
    expect(JSON.stringify(listed.json)).not.toMatch(/anna@|1234567/u)
    const unread = await send(api(), 'GET /v1/operations/not-reached', { claims, query: 'cursor=nonsense' })
    expect(unread.status).toBe(422)
  })

  it('redrive a queue that exists', async () => {
    const redrive = 'POST /v1/operations/queues/{name}/redrive'
    const { json } = await send(api(), redrive, { claims, parameters: { name: 'inquiries' } })
    expect(json).toEqual({ name: 'inquiries', moved: 2 })
    expect((await send(api(), redrive, { claims, parameters: { name: 'none' } })).status).toBe(404)
  })
})

describe('reaction times', () => {
  const path = 'GET /v1/operations/reaction-times'
  const measurement = {
    marker: 'i1/acknowledged/1',
    inquiryId: 'i1',
    revision: 0,
    counted: 'acknowledged',
    channel: 'web',
    desk: 'cards',
    topic: 'card-delivery',
    language: 'de',
    calendarSeconds: 2,
    businessSeconds: 1,
  } as const

  it('are grouped as asked, by either clock', async () => {
    await bank.world.reactionTimes.count({ ...measurement, at: bank.now() - 60_000 })
    const read = async (query: string) => reactionTimesSchema.parse((await send(api(), path, { claims, query })).json)
    const [group] = (await read('groupBy=desk&clock=calendar')).groups
    expect(group).toMatchObject({ key: 'cards', acknowledged: { count: 1 }, resolved: { count: 0, p50: null } })
    expect(group?.acknowledged.p90).toBeCloseTo(2, 1)
    expect((await read('')).groups[0]?.acknowledged.p50).toBeCloseTo(1, 1)
    const range = 'from=2026-11-20T00:00:00+01:00&to=2026-11-21T00:00:00+01:00'
    expect((await read(range)).groups).toEqual([])
  })

  it('are chosen by desk, channel, topic and language, as a series of days too', async () => {
    const { reactionTimes } = bank.world
    const count = (marker: string, over: Partial<Measurement>) =>
      reactionTimes.count({ ...measurement, marker, at: bank.now() - 60_000, ...over })
    await count('a', {})
    await count('b', { desk: 'payments' })
    await count('c', { language: 'en', at: bank.now() - 30 * 3_600_000 })
    const read = async (query: string) =>
      reactionTimesSchema
        .parse((await send(api(), path, { claims, query })).json)
        .groups.map(({ key, acknowledged }) => [key, acknowledged.count])
    expect(await read('groupBy=desk&language=de')).toEqual([
      ['cards', 1],
      ['payments', 1],
    ])
    expect(await read('groupBy=language&desk=cards&channel=web&topic=card-delivery')).toEqual([
      ['de', 1],
      ['en', 1],
    ])
    expect(await read('groupBy=day')).toEqual([
      ['2026-11-23', 1],
      ['2026-11-24', 2],
    ])
    expect(await read('groupBy=weekday&desk=cards')).toEqual([
      ['mon', 1],
      ['tue', 1],
    ])
  })

  it('come as a table for charts', async () => {
    await bank.world.reactionTimes.count({ ...measurement, at: bank.now() - 60_000 })
    const { headers, text } = await send(api(), 'GET /v1/operations/reaction-times.csv', {
      claims,
      query: 'groupBy=desk',
    })
    expect(headers['content-type']).toMatch(/^text\/csv/u)
    const [header, line, ...rest] = text.split('\r\n')
    expect(rest).toEqual([''])
    const cells = new Map(header?.split(',').map((name, position) => [name, line?.split(',')[position]]))
    expect(cells.get('key')).toBe('cards')
    expect(cells.get('acknowledged_count')).toBe('1')
    expect(Number(cells.get('acknowledged_p50_seconds'))).toBeCloseTo(1, 1)
    expect(cells.get('resolved_p50_seconds')).toBe('')
    expect(cells.get('promises_count')).toBe('0')
  })

  it('say what the inquiries of a day cost, estimated from what was measured', async () => {
    await bank.world.reactionTimes.count({ ...measurement, at: bank.now() - 60_000 })
    const costs = costsSchema.parse((await send(api(), 'GET /v1/operations/costs', { claims })).json)
    expect(costs.days).toMatchObject([{ day: '2026-11-24', inquiries: { web: 1, email: 0 } }])
    expect(costs.days[0]?.perInquiry).toBe(costs.days[0]?.cost)
    const { text } = await send(api(), 'GET /v1/operations/costs.csv', { claims, query: 'from=2026-11-01T00:00:00Z' })
    expect(text.split('\r\n')[1]).toMatch(/^2026-11-24,0,1,0,0,0\.0000/u)
    expect((await send(api(), 'GET /v1/operations/costs', { claims, query: 'from=2020-01-01T00:00:00Z' })).status).toBe(
      422,
    )
  })

  it('lead to the inquiries behind them, page by page', async () => {
    const inquiries = 'GET /v1/operations/reaction-times/inquiries'
    for (const inquiryId of ['i1', 'i2', 'i3'])
      await bank.world.reactionTimes.count({ ...measurement, inquiryId, marker: inquiryId, at: bank.now() - 60_000 })
    const query = 'milestone=acknowledged&desk=cards&limit=2'
    const { json } = await send(api(), inquiries, { claims, query })
    expect(reachedSchema.array().parse(json['items'])).toMatchObject([
      { inquiryId: 'i1', milestone: 'acknowledged', desk: 'cards', businessSeconds: 1, calendarSeconds: 2 },
      { inquiryId: 'i2' },
    ])
    const next = await send(api(), inquiries, { claims, query: `${query}&cursor=${String(json['cursor'])}` })
    expect(next.json).toMatchObject({ items: [{ inquiryId: 'i3' }] })
    expect(next.json).not.toHaveProperty('cursor')
    for (const wrong of ['', 'milestone=answered', `${query}&cursor=x`])
      expect((await send(api(), inquiries, { claims, query: wrong })).status).toBe(422)
  })

  it.each([
    'groupBy=advisor',
    'channel=fax',
    'desk=',
    'clock=lunar',
    'from=2026-11-24',
    'from=2026-11-24T10:00:00',
    'from=2026-11-24T10:00:00Z&to=2026-11-24T09:00:00Z',
    'from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z',
    'from=',
  ])('refuse %s', async (query) => {
    const { status, json } = await send(api(), path, { claims, query })
    expect(status).toBe(422)
    expect(json['errors']).toHaveLength(1)
  })
})
