import { beforeEach, describe, expect, it } from 'vitest'
import { devicesSchema } from '#shared/api/devices.ts'
import { send } from '#shared/lambda/http/call.fixture.ts'
import { deviceIdOf } from '#shared/push/device-id.ts'
import { MOST_DEVICES } from '#shared/push/push-devices.ts'
import { customerApi } from '#tests/support/customer-api.ts'
import { createMemoryBank, type MemoryBank } from '#tests/support/memory-bank.ts'
import { createBrowserKeys } from '#tests/support/push-service.ts'

const LIST = 'GET /v1/mobile/me/devices'
const ADD = 'PUT /v1/mobile/me/devices/{deviceId}'
const REMOVE = 'DELETE /v1/mobile/me/devices/{deviceId}'
const anna = { sub: 'customer-anna-meier', name: 'Anna Meier' }
const kim = { sub: 'stranger', name: 'Kim' }
const { keys } = createBrowserKeys()

let bank: MemoryBank
const api = () => customerApi(bank)
const add = (endpoint: string, over: object = {}, claims = anna) =>
  send(api(), ADD, { claims, parameters: { deviceId: deviceIdOf(endpoint) }, json: { endpoint, keys, ...over } })
const at = (name: string) => `https://fcm.googleapis.com/fcm/send/${name}`

beforeEach(async () => {
  bank = await createMemoryBank()
})

describe('a customer’s devices', () => {
  it('are added, seen by themselves alone, and taken out', async () => {
    expect((await add(at('phone'))).status).toBe(200)
    const { json, text } = await send(api(), LIST, { claims: anna })
    const { publicKey, devices } = devicesSchema.parse(json)
    expect(Buffer.from(publicKey ?? '', 'base64url')).toHaveLength(65)
    expect(devices.map(({ deviceId }) => deviceId)).toEqual([deviceIdOf(at('phone'))])
    for (const secret of [at('phone'), keys.p256dh, keys.auth]) expect(text).not.toContain(secret)
    expect(devicesSchema.parse((await send(api(), LIST, { claims: kim })).json).devices).toEqual([])
    const parameters = { deviceId: deviceIdOf(at('phone')) }
    await send(api(), REMOVE, { claims: kim, parameters })
    expect(await bank.world.devices.of('anna-meier')).toHaveLength(1)
    expect((await send(api(), REMOVE, { claims: anna, parameters })).json['devices']).toEqual([])
    expect((await send(api(), REMOVE, { claims: anna, parameters })).status).toBe(200)
    expect((await send(api(), LIST, {})).status).toBe(401)
  })

  it('may belong to somebody whom the directory does not know', async () => {
    expect((await add(at('phone'), {}, kim)).status).toBe(200)
    expect(await bank.world.devices.of('sub:stranger')).toHaveLength(1)
  })

  it('are bounded', async () => {
    for (let number = 0; number <= MOST_DEVICES; number += 1) await add(at(String(number)))
    const devices = await bank.world.devices.of('anna-meier')
    expect(devices).toHaveLength(MOST_DEVICES)
    expect(devices[0]?.endpoint).toBe(at('1'))
  })

  it('are part of all that is kept of them, without what would let others send', async () => {
    await add(at('phone'))
    const { json, text } = await send(api(), 'GET /v1/mobile/me/data', { claims: anna })
    expect(json['devices']).toMatchObject([{ deviceId: deviceIdOf(at('phone')) }])
    expect(text).not.toContain(at('phone'))
  })

  it.each([
    ['endpoint', 'https://evil.example/x', {}],
    ['endpoint', 'http://fcm.googleapis.com/x', {}],
    ['endpoint', `${at('x')}${'x'.repeat(1_000)}`, {}],
    ['keys.auth', at('x'), { keys: { ...keys, auth: 'AAAA' } }],
    ['keys.p256dh', at('x'), { keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } }],
    ['expirationTime', at('x'), { expirationTime: null }],
  ])('are refused with %s of %s', async (path, endpoint, over) => {
    const { status, json } = await add(endpoint, over)
    expect([status, json['errors']]).toMatchObject([422, [{ path }]])
  })

  it('are refused under the id of another endpoint', async () => {
    const call = { claims: anna, parameters: { deviceId: 'x' }, json: { endpoint: at('a'), keys } }
    expect((await send(api(), ADD, call)).status).toBe(422)
  })
})
