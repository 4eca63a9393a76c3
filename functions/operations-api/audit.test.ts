import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { auditedDeedSchema } from '#shared/api/audit.ts'
import { ROUTES } from '#shared/api/routes.ts'
import { Unavailable } from '#shared/errors.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { operationsApi } from '#tests/support/operations-api.ts'

let bank: MemoryBank
const claims = { sub: 'operator-1', 'cognito:groups': '[operations]' }
const inspector = { list: async () => [], waiting: async () => 0, redrive: async () => 2 }
beforeEach(async () => {
  bank = await createMemoryBank()
})
const deeds = async (query = '') => {
  const { json } = await send(operationsApi(bank), 'GET /v1/operations/audit', { claims, query })
  return z.array(auditedDeedSchema).parse(json['items'])
}
const redrive = { route: 'POST /v1/operations/queues/{name}/redrive', parameters: { name: 'mail' } }

describe('the audit log', () => {
  it('holds who did what to what, when, and what came of it', async () => {
    await send(operationsApi(bank, inspector), redrive.route, { claims, parameters: redrive.parameters })
    expect(await deeds()).toMatchObject([
      { actor: 'operator-1', role: 'operations', deed: 'queue-redriven', target: 'mail', end: 'done', result: '2' },
    ])
    expect((await deeds())[0]?.at).toBe(new Date(bank.now()).toISOString())
  })

  it('holds what was refused, without what was no id', async () => {
    const parameters = { name: 'anna@kunde.example' }
    await send(operationsApi(bank), redrive.route, { claims, parameters })
    const [entry] = await deeds()
    expect(entry).toMatchObject({ deed: 'queue-redriven', end: 'refused', result: 'not-found' })
    expect(entry).not.toHaveProperty('target')
  })

  it('comes before the deed: where it cannot be written nothing is done', async () => {
    let moved = false
    const redriving = {
      ...inspector,
      redrive: async () => {
        moved = true
        return 1
      },
    }
    const record = async () => {
      throw new Unavailable('dynamodb')
    }
    const world = { ...bank.world, audit: { ...bank.world.audit, record } }
    const { status } = await send(operationsApi({ ...bank, world }, redriving), redrive.route, {
      claims,
      parameters: redrive.parameters,
    })
    expect({ status, moved }).toEqual({ status: 503, moved: false })
  })

  it('loses what came of a deed rather than the deed', async () => {
    const conclude = async () => {
      throw new Unavailable('dynamodb')
    }
    const world = { ...bank.world, audit: { ...bank.world.audit, conclude } }
    const { status } = await send(operationsApi({ ...bank, world }, inspector), redrive.route, {
      claims,
      parameters: redrive.parameters,
    })
    expect(status).toBe(200)
    expect(await deeds()).toMatchObject([{ deed: 'queue-redriven' }])
    expect((await deeds())[0]).not.toHaveProperty('end')
  })

  it('is asked by actor, deed and time', async () => {
    await send(operationsApi(bank, inspector), redrive.route, { claims, parameters: redrive.parameters })
    for (const query of ['actor=operator-1', 'deed=queue-redriven', 'from=2026-11-24T00:00:00Z'])
      expect(await deeds(query)).toHaveLength(1)
    for (const query of ['actor=nobody', 'deed=raw-mail-seen', 'to=2026-11-24T00:00:00Z'])
      expect(await deeds(query)).toEqual([])
    for (const query of ['deed=slept', 'from=today', 'cursor=x'])
      expect((await send(operationsApi(bank), 'GET /v1/operations/audit', { claims, query })).status).toBe(422)
  })

  it('comes as a table', async () => {
    await send(operationsApi(bank, inspector), redrive.route, { claims, parameters: redrive.parameters })
    const { text } = await send(operationsApi(bank), 'GET /v1/operations/audit.csv', {
      claims,
      query: 'actor=operator-1',
    })
    expect(text.split('\r\n')).toEqual([
      'at,actor,role,deed,target,end,result',
      `${new Date(bank.now()).toISOString()},operator-1,operations,queue-redriven,mail,done,2`,
      '',
    ])
  })

  it('knows every call of operators that changes something', async () => {
    const harmless = /(?:preview|check)$/u
    const changing = ROUTES.filter(({ function: name, key }) => name === 'operations-api' && !key.startsWith('GET'))
    for (const { key } of changing.filter((route) => !harmless.test(route.key)))
      await send(operationsApi(bank), key, { claims, parameters: { id: 'i', name: 'mail' } })
    const noted = changing.filter(({ key }) => !harmless.test(key))
    expect(await deeds('limit=100')).toHaveLength(noted.length)
  })
})
