import { beforeEach, describe, expect, it } from 'vitest'
import { customerInquirySchema } from '#shared/api/inquiry-output.ts'
import { myDataSchema } from '#shared/api/me.ts'
import { Unavailable } from '#shared/errors.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { statusToken } from '#shared/token/status-token.ts'
import { customerApi } from '#tests/support/customer-api.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'

let bank: MemoryBank
const byToken = 'GET /v1/inquiries/{token}'
const own = 'GET /v1/mobile/inquiries/{id}'
const list = 'GET /v1/mobile/inquiries'
const anna = { sub: 'customer-anna-meier', name: 'Anna Meier' }
const thomas = { sub: 'customer-thomas-becker', name: 'Thomas Becker' }
const fromApp = { channel: 'mobile', sender: { name: 'Anna Meier', subject: anna.sub } } as const

const api = (over: Parameters<typeof customerApi>[1] = {}) => customerApi(bank, over)
const tokenOf = (inquiryId: string) => ({ parameters: { token: statusToken(inquiryId, bank.keys) } })

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('one inquiry by its token', () => {
  it('is received until it is registered', async () => {
    const id = await bank.receive({ text: 'Wo ist meine Karte?' })
    const { status, json } = await send(api(), byToken, tokenOf(id))
    expect(status).toBe(200)
    expect(customerInquirySchema.parse(json)).toMatchObject({
      inquiryId: id,
      status: 'received',
      messages: [{ text: 'Wo ist meine Karte?' }],
    })
  })

  it('shows status, promise and acknowledgement, and nothing that is not the customer’s', async () => {
    const id = await bank.receive({})
    bank.moveTo('2026-11-24T10:00:01+01:00')
    await bank.work()
    bank.moveTo('2026-11-24T10:20:00+01:00')
    const advisorId = (await bank.inquiry(id)).advisorId ?? 'none'
    await bank.desk.note(id, advisorId, 'Kundin wirkt ungeduldig', {})
    await bank.desk.reply(id, advisorId, 'Die Karte ist unterwegs.', {})
    await bank.work()
    const { json, text } = await send(api(), byToken, tokenOf(id))
    const shown = customerInquirySchema.parse(json)
    expect(shown).toMatchObject({ status: 'answered', promise: { kept: true }, advisor: { name: expect.any(String) } })
    expect(shown.messages.map(({ kind }) => kind)).toEqual(['inquiry', 'acknowledgement', 'reply'])
    expect(text).not.toContain('ungeduldig')
    expect(text).not.toContain(advisorId)
    for (const hidden of [
      'decisions',
      'because',
      'understood',
      'guesses',
      'hardship',
      '@musterbank',
      'verdict',
      'email',
    ])
      expect(text).not.toContain(hidden)
  })

  it.each(['no-such-token', '', 'a'.repeat(52), 'ä', '%00'])('does not exist for the token %j', async (token) => {
    const { status, headers } = await send(api(), byToken, { parameters: { token } })
    expect(status).toBe(404)
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  it('leads to the surviving matter after a merge, for the same person only', async () => {
    const first = await bank.receive({})
    await bank.work()
    const joined = await bank.receive({ inquiryId: first, text: 'Noch etwas.' })
    const foreign = await bank.receive({
      inquiryId: first,
      text: 'Von jemand anderem.',
      sender: { name: 'X', email: 'x@kunde.example' },
    })
    await bank.work()
    expect((await send(api(), byToken, tokenOf(joined))).json['inquiryId']).toBe(first)
    const other = await send(api(), byToken, tokenOf(foreign))
    expect(other.json).toMatchObject({ inquiryId: foreign, status: 'received' })
    expect(other.text).not.toContain('Noch etwas.')
  })

  it('shows a long text whole', async () => {
    const text = `Anfang ${'x'.repeat(40_000)} Ende`
    const id = await bank.receive({ text })
    await bank.work(['inquiries'])
    const { json } = await send(api(), byToken, tokenOf(id))
    expect(customerInquirySchema.parse(json).messages[0]?.text).toBe(text)
  })
})

describe('a signed-in customer', () => {
  it('sees own inquiries, before and after they are registered, and nobody else’s', async () => {
    const id = await bank.receive(fromApp)
    const call = { parameters: { id } }
    expect((await send(api(), own, { ...call, claims: anna })).json['status']).toBe('received')
    expect((await send(api(), own, { ...call, claims: thomas })).status).toBe(404)
    await bank.work()
    const { json } = await send(api(), own, { ...call, claims: anna })
    expect(customerInquirySchema.parse(json).messages.map(({ kind }) => kind)).toContain('acknowledgement')
    expect((await send(api(), own, { ...call, claims: thomas })).status).toBe(404)
    expect((await send(api(), own, call)).status).toBe(401)
  })

  it('pages through own inquiries, newest first', async () => {
    const first = await bank.receive(fromApp)
    await bank.work()
    bank.moveTo('2026-11-24T10:05:00+01:00')
    const second = await bank.receive(fromApp)
    await bank.work()
    const page = await send(api(), list, { claims: anna, query: 'limit=1' })
    expect(page.json['items']).toMatchObject([{ inquiryId: second }])
    const rest = await send(api(), list, { claims: anna, query: `limit=1&cursor=${String(page.json['cursor'])}` })
    expect(rest.json['items']).toMatchObject([{ inquiryId: first }])
    expect((await send(api(), list, { claims: thomas })).json).toEqual({ items: [] })
  })

  it.each(['limit=0', 'limit=101', 'limit=ten', 'cursor=nonsense', 'cursor=', 'page=2'])(
    'is told that %s is wrong',
    async (query) => {
      expect((await send(api(), list, { claims: anna, query })).status).toBe(422)
    },
  )
})

describe('paths that no route matched', () => {
  it('answer HEAD like GET without a body where anybody may look', async () => {
    for (const path of ['/', '/health']) {
      const { status, text } = await send(api(), 'HEAD /{proxy+}', { path })
      expect([status, text]).toEqual([200, ''])
    }
    expect((await send(api(), 'HEAD /{proxy+}', { path: '/v1/mobile/inquiries' })).status).toBe(405)
  })

  it('say what a path knows', async () => {
    const { status, headers } = await send(api(), 'OPTIONS /{proxy+}', { path: '/v1/mobile/inquiries' })
    expect([status, headers['allow']]).toEqual([204, 'POST, GET'])
    expect((await send(api(), 'OPTIONS /{proxy+}', { path: '/nothing' })).status).toBe(404)
  })
})

describe('health', () => {
  it('is ok once the configuration can be read, and 503 before', async () => {
    expect((await send(api(), 'GET /health')).json).toEqual({ status: 'ok' })
    const configuration = async () => Promise.reject(new Unavailable('dynamodb'))
    expect((await send(api({ configuration }), 'GET /health')).status).toBe(503)
  })
})

describe('the signed-in customer', () => {
  const me = 'GET /v1/mobile/me'
  const change = 'PUT /v1/mobile/me'
  const wish = {
    language: 'en',
    channel: 'mail',
    values: ['cordiality'],
    consents: [{ purpose: 'updates', given: false }],
  }

  it('reads and changes what they prefer, and the directory has it', async () => {
    expect((await send(api(), me, { claims: anna })).json).toMatchObject({ preferences: { language: 'de' } })
    const changed = await send(api(), change, { claims: anna, json: wish })
    expect(changed.json['preferences']).toMatchObject(wish)
    expect((await send(api(), me, { claims: anna })).json).toEqual(changed.json)
    expect(await bank.world.customers.find('anna-meier')).toMatchObject({
      language: 'en',
      channel: 'mail',
      values: ['cordiality'],
    })
  })

  it('is told what cannot be', async () => {
    const other = { ...wish, language: 'tlh' }
    expect((await send(api(), change, { claims: anna, json: other })).json['errors']).toMatchObject([
      { path: 'language' },
    ])
    expect((await send(api(), change, { claims: anna, json: { ...wish, segment: 'business' } })).status).toBe(422)
    expect((await send(api(), change, { claims: { sub: 'stranger' }, json: wish })).status).toBe(404)
    expect((await send(api(), me, { claims: { sub: 'stranger', name: 'Kim' } })).json).toEqual({ name: 'Kim' })
  })

  it('gets everything that is theirs, page by page, and no note', async () => {
    for (const text of ['Eins', 'Zwei', 'Drei']) await bank.receive({ ...fromApp, text })
    await bank.work()
    const data = (query: string) => send(api(), 'GET /v1/mobile/me/data', { claims: anna, query })
    const first = myDataSchema.parse((await data('limit=2')).json)
    expect(first.profile).toMatchObject({ customerId: 'anna-meier' })
    expect(first.profile).not.toHaveProperty('ownAdvisorId')
    const rest = myDataSchema.parse((await data(`limit=2&cursor=${encodeURIComponent(first.cursor ?? '')}`)).json)
    expect(rest.profile).toBeUndefined()
    const texts = [...first.inquiries, ...rest.inquiries].flatMap(({ messages }) => messages.map(({ text }) => text))
    expect(texts).toEqual(expect.arrayContaining(['Eins', 'Zwei', 'Drei']))
  })
})
