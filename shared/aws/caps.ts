import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#shared/errors.ts'
import { type Instant, SECOND } from '#shared/instant.ts'
import type { Cap, Caps } from '#shared/sending/send-ledger.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { shardOf } from './dynamo/shard.ts'
import { type TransactItem, writeTogether } from './dynamo/transact.ts'
import { updateInput } from './dynamo/update.ts'
import type { TableNames } from './tables.ts'

/**
 * A counter with a large limit (the global breaker) is met by every send at once, and transactions on one item wait for
 * each other: it is spread over slots that share its limit, and a full slot is left for the next.
 */
const SPREAD_ABOVE = 1_000
const SLOTS = 16

interface Slot {
  readonly cap: Cap
  readonly slot: number
  readonly tried: number
}

/** Exact counters on DynamoDB: one transaction counts under all caps, with a marker that makes a repetition count once. */
export function createCaps(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'sending'>
  readonly pacing?: Pacing
}): Caps {
  const { client, pacing = systemPacing } = options
  const table = options.tables.sending
  return {
    take: async (caps, id) => {
      const closed = caps.find(({ limit }) => limit <= 0)
      if (closed !== undefined) return closed.key
      const latest = Math.max(0, ...caps.map((cap) => cap.expiresAt))
      const marker = { pk: `TAKEN#${id}`, expiresAt: seconds(latest) }
      const mark = { Put: { TableName: table, Item: marker, ConditionExpression: 'attribute_not_exists(pk)' } }
      let slots: readonly Slot[] = caps.map((cap) => ({ cap, slot: shardOf(id, slotsOf(cap)), tried: 0 }))
      for (;;) {
        const refusal = await writeTogether(client, [mark, ...slots.map((slot) => countIn(table, slot))], pacing)
        if (refusal === undefined || refusal.failed.includes(0)) return undefined
        if (refusal.failed.length === 0) throw new Unavailable('dynamodb')
        slots = slots.map((slot, index) => (refusal.failed.includes(index + 1) ? nextSlot(slot) : slot))
        const exhausted = slots.find(({ cap, tried }) => tried === slotsOf(cap))
        if (exhausted !== undefined) return exhausted.cap.key
      }
    },
  }
}

const slotsOf = ({ limit }: Cap): number => (limit > SPREAD_ABOVE ? SLOTS : 1)

const nextSlot = ({ cap, slot, tried }: Slot): Slot => ({ cap, slot: (slot + 1) % slotsOf(cap), tried: tried + 1 })

function countIn(table: string, { cap, slot }: Slot): TransactItem {
  const slots = slotsOf(cap)
  const limit = Math.floor(cap.limit / slots) + (slot < cap.limit % slots ? 1 : 0)
  return {
    Update: updateInput({
      table,
      key: { pk: slots === 1 ? `CAP#${cap.key}` : `CAP#${cap.key}#${slot}` },
      set: { expiresAt: seconds(cap.expiresAt) },
      add: { taken: 1 },
      condition: {
        expression: 'attribute_not_exists(#taken) OR #taken < :limit',
        names: { '#taken': 'taken' },
        values: { ':limit': limit },
      },
    }),
  }
}

/** DynamoDB's TTL counts in seconds. */
const seconds = (instant: Instant): number => Math.ceil(instant / SECOND)
