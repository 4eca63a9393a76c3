import { beforeEach, describe, expect, it } from 'vitest'
import { checkedSchema } from '#shared/api/configuration.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import { SECOND } from '#shared/instant.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { operationsApi } from '#tests/support/operations-api.ts'

const claims = { sub: 'operator-1', 'cognito:groups': '[operations]' }
const ROUTE = 'PUT /v1/operations/configuration'
let bank: MemoryBank
let call: (route: string, json?: object) => ReturnType<typeof send>
let before: Configuration
beforeEach(async () => {
  bank = await createMemoryBank()
  const handler = operationsApi(bank)
  call = (route, json) => send(handler, route, { claims, ...(json === undefined ? {} : { json }) })
  before = (await bank.world.configuration.current()).configuration
})

const put = (sections: object, base = 1) => call(ROUTE, { base, note: 'new targets', ...sections })
const cardsTo = (change: object) => before.desks.map((desk) => (desk.id === 'cards' ? { ...desk, ...change } : desk))
const routed = async () => {
  const id = await bank.receive({ text: 'Meine neue Karte ist noch nicht angekommen.' })
  await bank.work(['inquiries', 'routing'])
  return bank.inquiry(id)
}

describe('the configuration', () => {
  it('is read whole, and put back as it is it makes no version', async () => {
    const { json } = await call('GET /v1/operations/configuration')
    expect(json['version']).toBe(1)
    expect(json['configuration']).toEqual(before)
    expect((await put(before)).json).toEqual({ version: 1 })
  })

  it('comes into force by sections, with who, when and why; the others stay', async () => {
    expect((await put({ desks: cardsTo({ targetMinutes: 45 }) })).json).toEqual({ version: 2 })
    const { version, configuration } = await bank.world.configuration.current()
    expect(version).toBe(2)
    expect({ ...configuration, desks: before.desks }).toEqual(before)
    expect((await call('GET /v1/operations/configuration/versions')).json['items']).toMatchObject([
      { version: 2, by: 'operator:operator-1', at: '2026-11-24T09:00:00.000Z', note: 'new targets' },
      { version: 1, deployed: true },
    ])
  })

  it('is checked without coming into force: what speaks against it, what may not be meant, what changes', async () => {
    const check = async (sections: object) =>
      checkedSchema.parse((await call('POST /v1/operations/configuration/check', { base: 1, ...sections })).json)
    const changed = await check({ desks: cardsTo({ targetMinutes: 45 }) })
    expect(changed).toMatchObject({ problems: [], more: false })
    expect(changed.changes).toMatchObject([{ path: 'desks[cards].targetMinutes', after: 45 }])
    const place = before.desks.findIndex(({ id }) => id === 'cards')
    expect((await check({ desks: cardsTo({ targetMinutes: 'soon' }) })).problems).toEqual([
      { path: `desks[${place}].targetMinutes`, message: 'must be a number' },
    ])
    expect((await check({ desks: 'none' })).problems[0]?.path).toBe('desks')
    const nowhere = before.advisors.map((one) => ({ ...one, desks: ['nowhere'] }))
    const paths = (await check({ advisors: nowhere })).problems.map(({ path }) => path)
    expect(paths).toContain('advisors[0].desks[0]')
    expect((await bank.world.configuration.current()).version).toBe(1)
    expect((await call('POST /v1/operations/configuration/check', { base: 9 })).status).toBe(404)
  })

  it('routes the next inquiry, until it is rolled back', async () => {
    expect((await routed()).desk).toBe('cards')
    const topics = before.topics.map((topic) => (topic.desk === 'cards' ? { ...topic, desk: 'accounts' } : topic))
    expect((await put({ topics })).status).toBe(200)
    expect((await routed()).desk).toBe('accounts')
    await call('POST /v1/operations/configuration/rollback', { to: 1, base: 2, note: 'too many' })
    expect((await routed()).desk).toBe('cards')
  })

  it.each([
    [
      'a desk of a topic that is no more',
      () => ({ desks: before.desks.filter(({ id }) => id !== 'cards') }),
      'topics[',
    ],
    ['a field that does not exist', () => ({ desks: cardsTo({ colour: 'red' }) }), 'colour'],
    [
      'a text that breaks the rules',
      () => ({ templates: { ...before.templates, 'de/delay.liquid': 'Gratis!' } }),
      'delay',
    ],
    [
      'holidays of elsewhere without the days',
      () => ({ institute: { ...before.institute, holidays: { country: 'FR' } } }),
      'holidayDates',
    ],
    ['no reason', () => ({ note: '' }), 'note'],
  ])('is refused with %s, and nothing changes', async (_, sections, path) => {
    const { status, json } = await put(sections())
    expect(status).toBe(422)
    expect(JSON.stringify(json['errors'])).toContain(path)
    expect((await bank.world.configuration.current()).version).toBe(1)
  })

  it('lets whoever it changes get the next best, also when it is rolled back', async () => {
    const [raised, ...others] = before.advisors
    if (raised === undefined) throw new Error('no advisor')
    const answer = await put({ advisors: [{ ...raised, capacity: raised.capacity + 1 }, ...others] })
    expect(answer.json).toEqual({ version: 2 })
    await call('POST /v1/operations/configuration/rollback', { to: 1, base: 2, note: 'back' })
    const told = { message: { advisorId: raised.id }, dueAt: bank.now() + 20 * SECOND }
    expect(bank.world.queues.routing.delayed).toEqual([told, told])
  })

  it('of two operators at once: one wins, the other sees whose version is in force', async () => {
    await put({ desks: cardsTo({ targetMinutes: 45 }) })
    const { status, json } = await put({ desks: cardsTo({ targetMinutes: 60 }) })
    expect(status).toBe(409)
    expect(json['current']).toMatchObject({ version: 2, by: 'operator:operator-1' })
    expect((await put({ desks: before.desks }, 9)).status).toBe(404)
  })

  it('stays when the same files are deployed again, and is named when others win over it', async () => {
    await put({ desks: cardsTo({ targetMinutes: 45 }) })
    const store = bank.world.configuration
    const [deployed] = (await store.history({ limit: 1, before: 2 })).map(({ version }) => version)
    expect(deployed).toBe(1)
    const files = { by: 'ci', at: bank.now(), note: 'deployment', digest: 'other files' }
    expect(await store.publish(before, files)).toBe(3)
    expect(await store.history({ limit: 1 })).toMatchObject([{ version: 3, replaces: [2] }])
    await put({ desks: cardsTo({ targetMinutes: 45 }) }, 3)
    expect(await store.publish(before, files)).toBe(4)
  })
})
