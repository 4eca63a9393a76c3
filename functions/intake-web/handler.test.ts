import { beforeEach, describe, expect, it } from 'vitest'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { Unavailable } from '#shared/errors.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { deriveId } from '#shared/token/derive-id.ts'
import { statusToken } from '#shared/token/status-token.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { createHandler } from './handler.ts'

let bank: MemoryBank
const lost: string[] = []
let ids = 0
const post = 'POST /v1/inquiries'
const more = 'POST /v1/inquiries/{token}/messages'
const inquiry = { name: 'Anna Meier', email: 'Anna@Kunde.example', message: 'Wo bleibt meine Karte?' }

function web(over: Partial<Parameters<typeof createHandler>[0]> = {}) {
  return createHandler({
    ...bank.world,
    configuration: currentIndex(bank.world.configuration),
    queue: bank.world.queues.inquiries,
    keys: async () => bank.keys,
    publicUrl: 'https://anklang.example',
    uploadOrigin: async () => 'https://files.example',
    clock: bank.now,
    newId: () => {
      ids += 1
      return deriveId('web-test', String(ids))
    },
    onNotEnqueued: (receiptId) => lost.push(receiptId),
    observability: recordingObservability(),
    ...over,
  })
}

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('intake over the web as JSON', () => {
  it('stores an inquiry, enqueues it and says where it can be seen', async () => {
    const { status, json } = await send(web(), post, { json: inquiry })
    expect(status).toBe(202)
    expect(Object.keys(json).sort()).toEqual(['inquiryId', 'reference', 'statusUrl'])
    const stored = await bank.world.ledger.find(String(json['inquiryId']))
    expect(stored?.message).toMatchObject({
      channel: 'web',
      text: inquiry.message,
      sender: { email: 'anna@kunde.example' },
    })
    expect(bank.world.queues.inquiries.messages).toEqual([{ receiptId: json['inquiryId'] }])
    expect(json['statusUrl']).toBe(
      `https://anklang.example/status/${statusToken(String(json['inquiryId']), bank.keys)}`,
    )
  })

  it('gives the same answer to the same key and body, and refuses another body', async () => {
    const headers = { 'idempotency-key': 'k1' }
    const first = await send(web(), post, { json: inquiry, headers })
    const again = await send(web(), post, { json: { ...inquiry, email: 'anna@kunde.example' }, headers })
    expect(again.json).toEqual(first.json)
    const other = await send(web(), post, { json: { ...inquiry, message: 'Anderes' }, headers })
    expect(other.status).toBe(422)
    expect(other.json['type']).toBe('/docs#idempotency-key-reused')
    expect((await bank.world.ledger.totals('all')).received).toBe(1)
  })

  it('counts a key for its caller only', async () => {
    const headers = { 'idempotency-key': 'k1' }
    const anna = await send(web(), post, { json: inquiry, headers })
    const bernd = await send(web(), post, { json: { ...inquiry, email: 'bernd@kunde.example' }, headers })
    expect(bernd.status).toBe(202)
    expect(bernd.json['inquiryId']).not.toBe(anna.json['inquiryId'])
  })

  it.each([
    ['email', 'without an address', { email: 'not an address' }],
    ['email', 'that is a number', { email: 7 }],
    ['email', 'that is too long', { email: `${'a'.repeat(250)}@kunde.example` }],
    ['message', 'that is empty', { message: '' }],
    ['message', 'of spaces', { message: ' \n ' }],
    ['message', 'that is too long', { message: 'x'.repeat(20_001) }],
    ['name', 'that is too long', { name: 'x'.repeat(201) }],
    ['subject', 'that is too long', { subject: 'x'.repeat(201) }],
    ['phone', 'without a number', { phone: 'call me' }],
    ['topic', 'that nobody has', { topic: 'no-such-topic' }],
    ['language', 'that nobody speaks here', { language: 'tlh' }],
    ['answers', 'without end', { answers: Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`q${i}`, 'a'])) }],
    ['surprise', 'that does not exist', { surprise: 1 }],
  ])('names the field %s %s', async (path, _, over) => {
    const { status, json } = await send(web(), post, { json: { ...inquiry, ...over } })
    expect(status).toBe(422)
    expect(json['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ path })]))
    expect((await bank.world.ledger.totals('all')).received).toBe(0)
  })

  it('keeps every character that people write and drops those that break storage', async () => {
    const { json } = await send(web(), post, { json: { ...inquiry, message: 'Grüße 👋\r\nعربي\u0000 \ud800' } })
    const stored = await bank.world.ledger.find(String(json['inquiryId']))
    expect(stored?.message.text).toBe('Grüße 👋\nعربي \ufffd')
  })

  it('keeps language, topic, telephone number and answers', async () => {
    const extra = { topic: 'praise', subject: 'S', answers: { amount: '5' } }
    const chosen = { ...inquiry, ...extra, language: 'EN-gb', phone: '+49 30 123' }
    const { json } = await send(web(), post, { json: chosen })
    const stored = await bank.world.ledger.find(String(json['inquiryId']))
    expect(stored?.message).toMatchObject({ ...extra, language: 'en', sender: { phone: '+49 30 123' } })
  })

  it('keeps answers to guided questions in words, in the language of the inquiry', async () => {
    const answers = { date: '2026-11-20', amount: '1.250,50', recipient: 'Stadtwerke' }
    const json = { ...inquiry, topic: 'transfer-missing', answers }
    const kept = async (more: object) => {
      const sent = await send(web(), post, { json: { ...json, ...more } })
      return (await bank.world.ledger.find(String(sent.json['inquiryId'])))?.message.answers
    }
    expect(await kept({})).toEqual({
      'Datum der Überweisung': '20. November 2026',
      Betrag: '1.250,50',
      'An wen?': 'Stadtwerke',
    })
    expect(await kept({ language: 'en' })).toMatchObject({
      'Date of the transfer': expect.stringContaining('November'),
    })
  })

  it.each([
    [{ iban: 'x' }, 'answers.iban'],
    [{ date: 'gestern' }, 'answers.date'],
    [{ amount: 'viel' }, 'answers.amount'],
  ])('refuses %j for a topic that asks other things, and names the field', async (answers, path) => {
    const { status, json } = await send(web(), post, { json: { ...inquiry, topic: 'transfer-missing', answers } })
    expect(status).toBe(422)
    expect(json['errors']).toMatchObject([{ path }])
  })

  it('accepts what is stored even when the queue is down, because the sweep finds it', async () => {
    const queue = { send: async () => Promise.reject(new Unavailable('sqs')) }
    const { status, json } = await send(web({ queue }), post, { json: inquiry })
    expect(status).toBe(202)
    expect(lost).toEqual([json['inquiryId']])
  })

  it('promises nothing when it cannot store', async () => {
    const ledger = { ...bank.world.ledger, receive: async () => Promise.reject(new Unavailable('dynamodb')) }
    expect((await send(web({ ledger }), post, { json: inquiry })).status).toBe(503)
    expect(bank.world.queues.inquiries.messages).toEqual([])
  })
})

describe('a further message by token', () => {
  it('joins the inquiry of the token', async () => {
    const { json } = await send(web(), post, { json: inquiry })
    await bank.work()
    const token = statusToken(String(json['inquiryId']), bank.keys)
    bank.moveTo('2026-11-24T10:01:00+01:00')
    const added = await send(web(), more, { parameters: { token }, json: { message: 'Noch etwas.' } })
    expect(added.status).toBe(202)
    expect(added.json).toMatchObject({ inquiryId: json['inquiryId'], reference: json['reference'] })
    await bank.work()
    const messages = await bank.world.inquiries.messages(String(json['inquiryId']))
    expect(messages.filter(({ direction }) => direction === 'inbound').map(({ text }) => text)).toEqual([
      inquiry.message,
      'Noch etwas.',
    ])
  })

  it('is kept once under its key', async () => {
    const { json } = await send(web(), post, { json: inquiry })
    const call = {
      parameters: { token: statusToken(String(json['inquiryId']), bank.keys) },
      headers: { 'idempotency-key': 'm1' },
    }
    const first = await send(web(), more, { ...call, json: { message: 'Noch etwas.' } })
    expect((await send(web(), more, { ...call, json: { message: 'Noch etwas.' } })).json).toEqual(first.json)
    expect((await send(web(), more, { ...call, json: { message: 'Anderes.' } })).status).toBe(422)
  })

  it.each(['', 'no-such-token', 'a'.repeat(52), '../../etc'])('is refused for the token %j', async (token) => {
    const answer = await send(web(), more, { parameters: { token }, json: { message: 'x' } })
    expect(answer.status).toBe(404)
  })
})
