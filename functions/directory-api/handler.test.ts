import { beforeEach, describe, expect, it } from 'vitest'
import { currentIndex } from '#shared/configuration/current-index.ts'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import type { CustomerDirectory } from '#shared/customer/customer.ts'
import { type Call, send } from '#shared/lambda/http/call.fixture.ts'
import { recordingObservability } from '#shared/lambda/recording-observability.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { createHandler } from './handler.ts'

let bank: MemoryBank
beforeEach(async () => {
  bank = await createMemoryBank()
})
const claims = { sub: 'core-banking', scope: 'anklang/directory' }
const list = 'GET /v1/directory/customers'
const one = 'GET /v1/directory/customers/{customerId}'
const put = 'PUT /v1/directory/customers/{customerId}'
const take = 'DELETE /v1/directory/customers/{customerId}'

const api = (customers: CustomerDirectory = bank.world.customers) =>
  createHandler({
    customers,
    configuration: currentIndex(bank.world.configuration),
    audit: bank.world.audit,
    newId: bank.newId,
    clock: bank.now,
    roleClaim: 'cognito:groups',
    observability: recordingObservability(),
  })
const call = (route: string, customerId: string, more: Call = {}) =>
  send(api(), route, { claims, parameters: { customerId }, ...more })
const ifMatch = (tag: string) => ({ headers: { 'If-Match': tag } })
const nora = { name: { given: 'Nora', family: 'Lindt' }, emails: ['Nora@Kunde.example'], language: 'de' }

describe('the directory', () => {
  it('is open to the scope of core banking or the role, and to nobody else', async () => {
    const status = async (token: Record<string, unknown> | undefined) =>
      (await send(api(), list, token === undefined ? {} : { claims: token })).status
    expect(await status(claims)).toBe(200)
    expect(await status({ sub: 'x', scp: ['anklang/directory', 'other'] })).toBe(200)
    expect(await status({ sub: 'x', 'cognito:groups': '[directory]' })).toBe(200)
    expect(await status({ sub: 'x', scope: 'anklang/directory-not', 'cognito:groups': '[operations advisor]' })).toBe(
      403,
    )
    expect(await status(undefined)).toBe(401)
  })

  it('enters a customer, shows them with their version, and takes back what it has shown', async () => {
    const entered = await call(put, '4711-0815', { json: nora })
    expect([entered.status, entered.headers['etag']]).toEqual([201, '"1"'])
    expect(entered.json).toMatchObject({ customerId: '4711-0815', emails: ['nora@kunde.example'], segment: 'private' })
    const shown = await call(one, '4711-0815')
    expect(shown.json).toEqual(entered.json)
    const again = await call(put, '4711-0815', { json: shown.json, ...ifMatch('"1"') })
    expect([again.status, again.headers['etag'], again.json]).toEqual([200, '"2"', shown.json])
  })

  it('keeps everything that core banking may say', async () => {
    const full = {
      ...nora,
      subject: 'c-nora',
      name: { given: 'Nora', family: 'Lindt', title: 'Dr.' },
      salutation: 'ms',
      emails: ['nora@kunde.example', 'lindt@praxis.kunde.example'],
      register: 'informal',
      segment: 'business',
      ownAdvisorId: 'helene-kraft',
      deputyIds: ['greta-sommer'],
      conflictAdvisorIds: ['lea-morel'],
      company: { companyId: 'lindt-praxis', role: 'Inhaberin' },
      values: ['punctuality'],
      consents: [
        { purpose: 'updates', at: '2026-03-02T09:00:00.000Z', way: 'app', withdrawnAt: '2026-04-01T00:00:00.000Z' },
      ],
    }
    expect((await call(put, 'nora', { json: full })).json).toEqual({ customerId: 'nora', ...full })
    expect(await bank.world.customers.bySubject('c-nora')).toMatchObject({ customerId: 'nora', register: 'informal' })
  })

  it('changes only from the version that is in force', async () => {
    await call(put, 'nora', { json: nora })
    const status = async (headers: Record<string, string>) => (await call(put, 'nora', { json: nora, headers })).status
    expect(await status({})).toBe(428)
    expect(await status({ 'If-Match': '"2"' })).toBe(412)
    expect(await status({ 'If-Match': 'W/"1"' })).toBe(412)
    expect(await status({ 'If-None-Match': '*' })).toBe(412)
    expect(await status({ 'If-Match': '"7", "1"' })).toBe(200)
    expect((await call(put, 'new', { json: nora, ...ifMatch('"1"') })).status).toBe(412)
    expect((await call(put, 'new', { json: nora, headers: { 'If-None-Match': '*' } })).status).toBe(201)
  })

  it('says 412 also to whoever was overtaken between reading and writing', async () => {
    const { customers } = bank.world
    await call(put, 'nora', { json: nora })
    const overtaken: CustomerDirectory = {
      ...customers,
      put: async (customer, version) => {
        await customers.put({ ...customer, language: 'fr' }, version)
        return customers.put(customer, version)
      },
    }
    const answer = await send(api(overtaken), put, {
      claims,
      parameters: { customerId: 'nora' },
      json: nora,
      ...ifMatch('"1"'),
    })
    expect([answer.status, answer.headers['etag']]).toEqual([412, '"2"'])
  })

  it('takes a customer out, and enters them again with a version that goes on', async () => {
    await call(put, 'nora', { json: nora })
    expect((await call(take, 'nora')).status).toBe(428)
    expect((await call(take, 'nora', ifMatch('"9"'))).status).toBe(412)
    expect((await call(take, 'nora', ifMatch('"1"'))).status).toBe(204)
    expect((await call(take, 'nora', ifMatch('"1"'))).status).toBe(404)
    expect((await call(one, 'nora')).status).toBe(404)
    const again = await call(put, 'nora', { json: nora })
    expect([again.status, again.headers['etag']]).toEqual([201, '"3"'])
  })

  it('names each field that is wrong', async () => {
    const paths = async (json: unknown, customerId = 'nora') => {
      const { status, json: problem } = await call(put, customerId, { json })
      expect(status).toBe(422)
      return (problem['errors'] as { path: string }[]).map(({ path }) => path)
    }
    expect(await paths({})).toEqual(['name', 'language'])
    expect(await paths({ ...nora, phone: '1' })).toEqual(['phone'])
    expect(await paths({ ...nora, emails: ['a@kunde.example', 'A@kunde.example', 'x'] })).toContain('emails.2')
    expect(await paths({ ...nora, emails: ['a@kunde.example', 'A@kunde.example'] })).toEqual(['emails'])
    expect(await paths({ ...nora, deputyIds: Array.from({ length: 21 }, (_, index) => `a${index}`) })).toEqual([
      'deputyIds',
    ])
    expect(await paths({ ...nora, customerId: 'other' })).toEqual(['customerId'])
    expect(await paths(nora, 'sub:somebody')).toEqual(['customerId'])
  })

  it('gives a sign-in to one customer alone', async () => {
    const answer = await call(put, 'nora', { json: { ...nora, subject: 'customer-anna-meier' } })
    expect([answer.status, answer.json['detail']]).toEqual([409, 'Another customer has this subject.'])
  })

  it('lists everybody page by page, and the customers of one advisor', async () => {
    const { json } = await send(api(), list, { claims, query: 'limit=5' })
    expect(json['items']).toHaveLength(5)
    expect(json['cursor']).toBeTypeOf('string')
    const own = await send(api(), list, { claims, query: 'ownAdvisor=helene-kraft' })
    expect(own.json).toMatchObject({
      items: [
        { version: 1, customer: { customerId: 'anna-meier' } },
        { version: 1, customer: { customerId: 'ingrid-sauer' } },
      ],
    })
    expect((await send(api(), list, { claims, query: 'cursor=*' })).status).toBe(422)
  })

  it('counts customers whose own advisor has left', async () => {
    for (const customerId of ['c1', 'c2'])
      await bank.world.customers.put(customerFixture({ customerId, emails: [], ownAdvisorId: 'long-gone' }), 0)
    expect((await send(api(), 'GET /v1/directory/departed-advisors', { claims })).json).toEqual({
      customers: 2,
      items: [{ advisorId: 'long-gone', customers: 2 }],
    })
  })
})
