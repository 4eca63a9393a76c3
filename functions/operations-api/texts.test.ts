import { beforeEach, describe, expect, it } from 'vitest'
import { differencesSchema, previewSchema, publishedSchema, textsSchema } from '#shared/api/texts.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { operationsApi } from '#tests/support/operations-api.ts'

const claims = { sub: 'operator-1', 'cognito:groups': '[operations]' }
const PUT = 'PUT /v1/operations/templates'
const VERSIONS = 'GET /v1/operations/configuration/versions'
const ROLLBACK = 'POST /v1/operations/configuration/rollback'
let bank: MemoryBank
let call: (route: string, more?: Omit<Parameters<typeof send>[2], 'claims'>) => ReturnType<typeof send>
beforeEach(async () => {
  bank = await createMemoryBank()
  const handler = operationsApi(bank)
  call = (route, more) => send(handler, route, { claims, ...more })
})

const texts = async () => textsSchema.parse((await call('GET /v1/operations/templates')).json)
const german = async () =>
  (await texts()).templates.find(({ path }) => path === 'de/acknowledgement.liquid')?.text ?? ''
const warmer = async () => ({
  'de/acknowledgement.liquid': (await german()).replace('danke für Ihre Nachricht', 'vielen Dank für Ihre Nachricht'),
})
const publish = async (more: object = {}) =>
  call(PUT, { json: { base: 1, note: 'warmer words', templates: await warmer(), ...more } })

describe('texts', () => {
  it('are listed with their version, what topics say and what templates may use', async () => {
    const { version, templates, topics, variables } = await texts()
    expect(version).toBe(1)
    expect(templates.map(({ path }) => path)).toContain('fr/short.liquid')
    expect(topics.find(({ id }) => id === 'transfer-missing')?.understood['fr']).toBe('le retard de votre virement')
    expect(variables).toEqual(expect.arrayContaining(['promise', 'who', 'hardship']))
  })

  it('are tried with sample data beside those in force, and nothing changes by that', async () => {
    const body = { topic: 'transfer-missing', channel: 'web', templates: await warmer() }
    const { before, after, problems } = previewSchema.parse(
      (await call('POST /v1/operations/templates/preview', { json: body })).json,
    )
    expect(before.text).toContain('\ndanke für Ihre Nachricht')
    expect(after.text).toContain('\nvielen Dank für Ihre Nachricht')
    expect(after.html).toContain('vielen Dank')
    expect(problems).toEqual([])
    expect((await texts()).version).toBe(1)
  })

  it('that fail are shown as customers would get them, with the reason', async () => {
    const body = { templates: { 'de/acknowledgement.liquid': '{{ nonsense }}' } }
    const { after, problems } = previewSchema.parse(
      (await call('POST /v1/operations/templates/preview', { json: body })).json,
    )
    expect(after.text).toContain('Ihre Nachricht ist bei uns angekommen.')
    expect(after.fallback).toContain('undefined variable: nonsense')
    expect(problems[0]).toMatchObject({ path: 'templates.de/acknowledgement.liquid' })
  })

  it('come into force as the next version, with who, when and why, and are what the next customer gets', async () => {
    expect(publishedSchema.parse((await publish()).json)).toEqual({ version: 2 })
    expect((await call(VERSIONS)).json['items']).toMatchObject([
      { version: 2, by: 'operator:operator-1', at: '2026-11-24T09:00:00.000Z', note: 'warmer words' },
      { version: 1, by: 'test', deployed: true },
    ])
    await bank.receive({ channel: 'email' })
    await bank.work(['inquiries', 'acknowledgements'])
    expect(Buffer.from(bank.world.mail.sent[0]?.raw ?? []).toString()).toContain('vielen Dank')
  })

  it('of topics change in the same way', async () => {
    const topics = { 'transfer-missing': { meanwhile: { de: 'Halten Sie bitte den Betrag bereit.' } } }
    expect((await publish({ templates: {}, topics })).status).toBe(200)
    const topic = (await texts()).topics.find(({ id }) => id === 'transfer-missing')
    expect(topic?.meanwhile).toMatchObject({
      de: 'Halten Sie bitte den Betrag bereit.',
      en: expect.stringContaining('IBAN'),
    })
  })

  it.each([
    [
      { templates: { 'de/notice.liquid': 'Danke. {{ promise }} {{ reference }} Unser neues Depot ist gratis.' } },
      'templates.de/notice.liquid',
    ],
    [{ templates: { 'de/notice.liquid': null } }, 'templates.de/notice.liquid'],
    [{ templates: { '../../etc/passwd': 'x' } }, 'templates.../../etc/passwd'],
    [{ topics: { nothing: { name: { de: 'x' } } } }, 'topics.nothing'],
    [{ note: ' ' }, 'note'],
  ])('that break the rules are refused: %j', async (change, path) => {
    const { status, json } = await publish(change)
    expect(status).toBe(422)
    expect(JSON.stringify(json['errors'])).toContain(path)
    expect((await texts()).version).toBe(1)
  })

  it('of two operators at once: one wins, the other sees which version is in force and whose it is', async () => {
    await publish()
    const { status, json } = await publish()
    expect(status).toBe(409)
    expect(json['current']).toMatchObject({ version: 2, by: 'operator:operator-1', note: 'warmer words' })
  })
})

describe('versions', () => {
  it('are compared field by field', async () => {
    await publish()
    const { json, status } = await call('GET /v1/operations/configuration/diff', { query: 'from=1&to=2' })
    expect(status).toBe(200)
    const { changes, more } = differencesSchema.parse(json)
    expect(changes.map(({ path }) => path)).toEqual(['templates.de/acknowledgement.liquid'])
    expect(more).toBe(false)
    expect((await call('GET /v1/operations/configuration/diff', { query: 'from=1&to=9' })).status).toBe(404)
    expect((await call('GET /v1/operations/configuration/diff', { query: 'from=1&to=x' })).status).toBe(422)
  })

  it('are rolled back by a new version, unless another came in between', async () => {
    await publish()
    const order = { to: 1, base: 2, note: 'misleading' }
    expect((await call(ROLLBACK, { json: { ...order, base: 1 } })).status).toBe(409)
    expect((await call(ROLLBACK, { json: { ...order, to: 9 } })).status).toBe(404)
    expect((await call(ROLLBACK, { json: order })).json).toEqual({ version: 3 })
    expect(await german()).not.toContain('vielen Dank')
    expect((await call(VERSIONS, { query: 'limit=1' })).json).toMatchObject({
      items: [{ version: 3, restores: 1 }],
      cursor: '3',
    })
    expect((await call(VERSIONS, { query: 'limit=1&cursor=2' })).json).toEqual({
      items: [expect.objectContaining({ version: 1 })],
    })
    expect((await call(VERSIONS, { query: 'cursor=x' })).status).toBe(422)
  })
})
