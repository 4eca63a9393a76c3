import { beforeEach, describe, expect, test } from 'vitest'
import { customerFixture } from '#shared/customer/customer.fixture.ts'
import { MOST_DEVICES, type PushDevice } from '#shared/push/push-devices.ts'
import { NOW } from './samples.ts'
import type { OpenWorld, StorageWorld } from './storage-world.ts'

const device = (deviceId: string, over: Partial<PushDevice> = {}): PushDevice => ({
  deviceId,
  endpoint: `https://push.example/${deviceId}`,
  keys: { p256dh: 'p', auth: 'a' },
  keyName: 'k1',
  since: NOW,
  ...over,
})

/** What PushDevices promises. */
export function pushDevicesContract(name: string, open: OpenWorld): void {
  describe(`devices for notifications (${name})`, () => {
    let world: StorageWorld
    beforeEach(async () => {
      world = await open()
    })

    test('are one customer’s, the first one first, and the same device is there once', async () => {
      expect(await world.devices.of('anna')).toEqual([])
      await world.devices.add('anna', device('a'))
      await world.devices.add('anna', device('b'))
      await world.devices.add('sub:kim', device('c'))
      await world.devices.add('anna', device('a', { keyName: 'k2' }))
      expect(await world.devices.of('anna')).toEqual([device('b'), device('a', { keyName: 'k2' })])
      expect(await world.devices.of('sub:kim')).toEqual([device('c')])
    })

    test('are taken out one by one, and again does nothing', async () => {
      await world.devices.remove('anna', 'a')
      await world.devices.add('anna', device('a'))
      await world.devices.remove('anna', 'a')
      await world.devices.remove('anna', 'a')
      expect(await world.devices.of('anna')).toEqual([])
    })

    test('are never more than the bound, whoever adds some at the same moment', async () => {
      const ids = Array.from({ length: MOST_DEVICES + 1 }, (_, at) => String(at))
      for (const id of ids) await world.devices.add('anna', device(id))
      expect((await world.devices.of('anna')).map(({ deviceId }) => deviceId)).toEqual(ids.slice(1))
      await Promise.all(['x', 'y', 'z'].map((id) => world.devices.add('anna', device(id))))
      const left = (await world.devices.of('anna')).map(({ deviceId }) => deviceId)
      expect(left).toHaveLength(MOST_DEVICES)
      expect(left).toEqual(expect.arrayContaining(['x', 'y', 'z']))
    })

    test('go with their customer', async () => {
      const version = await world.customers.put(customerFixture(), 0)
      await world.devices.add('anna', device('a'))
      await world.customers.remove('anna', version)
      expect(await world.devices.of('anna')).toEqual([])
    })
  })
}
