import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { readAs } from '#shared/read-as.ts'
import { type AdvisorLoad, emptyLoad, MOST_STANDINGS, PRESENCES, type Roster } from '#shared/roster/advisor-load.ts'
import { queryIndex } from './dynamo/index-page.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItems, type Item } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import { updateInput } from './dynamo/update.ts'
import { calling } from './errors.ts'
import { givenOn } from './inquiries/load-write.ts'
import { TABLES, type TableNames } from './tables.ts'

const loadSchema = z.object({
  pk: z.string(),
  open: z.set(z.string()).default(new Set<string>()),
  openWeight: z.number().default(0),
  lastAssignedAt: z.number().default(0),
  presence: z.enum(PRESENCES).optional(),
  presenceSetAt: z.number().optional(),
  consoleSeenAt: z.number().optional(),
  changes: z.number().default(0),
  goneSince: z.number().optional(),
})

const [byStanding] = TABLES.advisors.indexes

/** One item for each advisor and large desk. Ids of advisors begin with a lower-case letter, so that no advisor has this key. */
const standingPrefix = (desk: string): string => `STANDS#${desk}#`

/** Advisors' live state on DynamoDB, one item each. */
export function createRoster(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'advisors'>
  readonly pacing?: Pacing
}): Roster {
  const { client, pacing = systemPacing } = options
  const table = options.tables.advisors
  return {
    loads: async (advisorIds) => {
      const keys = [...new Set(advisorIds)].map((pk) => ({ pk }))
      const loads = (await getItems(client, table, keys, pacing)).map(readLoad)
      const byId = new Map(loads.map((load) => [load.advisorId, load]))
      return advisorIds.map((advisorId) => byId.get(advisorId) ?? emptyLoad(advisorId))
    },
    setPresence: async (advisorId, value, at) => {
      const set = { presence: value, presenceSetAt: at }
      const write = new UpdateCommand(updateInput({ table, key: { pk: advisorId }, set }))
      await calling('dynamodb', () => client.send(write))
    },
    setGone: async (advisorId, goneSince) => {
      const change = goneSince === undefined ? { remove: ['goneSince'] } : { set: { goneSince } }
      const write = new UpdateCommand(updateInput({ table, key: { pk: advisorId }, ...change }))
      await calling('dynamodb', () => client.send(write))
    },
    seen: async (advisorId, at) => {
      const condition = {
        expression: 'attribute_not_exists(#seen) OR #seen < :at',
        names: { '#seen': 'consoleSeenAt' },
        values: { ':at': at },
      }
      const write = updateInput({ table, key: { pk: advisorId }, set: { consoleSeenAt: at }, condition })
      // Refused: another tab was heard of later.
      await writeTogether(client, [{ Update: write }], pacing)
    },
    standing: async (desk, { limit, after }) => {
      const range = { list: desk, newestFirst: false, limit: Math.min(limit, MOST_STANDINGS) }
      const page = { ...range, ...(after === undefined ? {} : { after }) }
      const entries = await queryIndex({ client, table }, byStanding, page)
      return entries.map(({ key, order }) => ({
        advisorId: (key['pk'] ?? '').slice(standingPrefix(desk).length),
        order,
      }))
    },
    stand: async (advisorId, desk, { order, changes }) => {
      const place = { [byStanding.partitionKey]: desk, [byStanding.sortKey]: order }
      const write = updateInput({
        table,
        key: { pk: `${standingPrefix(desk)}${advisorId}` },
        set: order === undefined ? { changes } : { ...place, changes },
        remove: order === undefined ? Object.keys(place) : [],
        condition: {
          expression: 'attribute_not_exists(#changes) OR #changes <= :changes',
          names: { '#changes': 'changes' },
          values: { ':changes': changes },
        },
      })
      // Refused: somebody has kept a later one.
      await writeTogether(client, [{ Update: write }], pacing)
    },
  }
}

function readLoad(item: Item): AdvisorLoad {
  const { pk, open, openWeight, lastAssignedAt, presence, presenceSetAt, consoleSeenAt, changes, goneSince } = readAs(
    loadSchema,
    item,
    'stored advisor',
  )
  return {
    advisorId: pk,
    open: [...open].sort(),
    openWeight,
    lastAssignedAt,
    given: readAs(z.number().default(0), item[givenOn(lastAssignedAt)], 'stored advisor'),
    changes,
    ...(goneSince === undefined ? {} : { goneSince }),
    ...(consoleSeenAt === undefined ? {} : { console: { seenAt: consoleSeenAt } }),
    ...(presence === undefined || presenceSetAt === undefined
      ? {}
      : { presence: { value: presence, setAt: presenceSetAt } }),
  }
}
