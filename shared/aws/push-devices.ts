import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { Unavailable } from '#shared/errors.ts'
import { type PushDevice, type PushDevices, withDevice, withoutDevice } from '#shared/push/push-devices.ts'
import { readAs } from '#shared/read-as.ts'
import { devicesKey } from './directory/keys.ts'
import { ATTEMPTS, backOff, type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import type { TableNames } from './tables.ts'

const itemSchema = z.object({
  revision: z.number().int(),
  devices: z.array(
    z.object({
      deviceId: z.string(),
      endpoint: z.string(),
      keys: z.object({ p256dh: z.string(), auth: z.string() }),
      keyName: z.string(),
      since: z.number(),
    }),
  ),
})

/** Devices on DynamoDB: all of a customer in one item, so that their number is bounded and one read is enough to send. */
export function createPushDevices(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'customers'>
  readonly pacing?: Pacing
}): PushDevices {
  const { client, pacing = systemPacing } = options
  const table = options.tables.customers
  const read = async (customerId: string) => {
    const item = await getItem(client, table, devicesKey(customerId))
    return item === undefined ? { revision: 0, devices: [] } : readAs(itemSchema, item, 'stored devices')
  }
  const change = async (
    customerId: string,
    made: (devices: readonly PushDevice[]) => readonly PushDevice[],
  ): Promise<void> => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { revision, devices } = await read(customerId)
      const changed = made(devices)
      if (changed.length === 0 && devices.length === 0) return
      const put = {
        TableName: table,
        Item: { ...devicesKey(customerId), revision: revision + 1, devices: changed },
        ...(revision === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': revision } }),
      }
      if ((await writeTogether(client, [{ Put: put }], pacing)) === undefined) return
      await backOff(pacing, attempt)
    }
    throw new Unavailable('dynamodb')
  }
  return {
    of: async (customerId) => (await read(customerId)).devices,
    add: (customerId, device) => change(customerId, (devices) => withDevice(devices, device)),
    remove: (customerId, deviceId) => change(customerId, (devices) => withoutDevice(devices, deviceId)),
  }
}
