import { type PushDevice, type PushDevices, withDevice, withoutDevice } from '#shared/push/push-devices.ts'
import { stored } from './stored.ts'

/** By customer. The directory's removals take them out too. */
export type MemoryDevices = Map<string, readonly PushDevice[]>

/** Devices in memory. */
export function createMemoryPushDevices(all: MemoryDevices): PushDevices {
  const of = (customerId: string) => all.get(customerId) ?? []
  return {
    of: async (customerId) => of(customerId),
    add: async (customerId, device) => void all.set(customerId, withDevice(of(customerId), stored(device))),
    remove: async (customerId, deviceId) => void all.set(customerId, withoutDevice(of(customerId), deviceId)),
  }
}
