import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Conflict } from '#shared/errors.ts'
import type { LearnFrom, PaceStore, PromiseNews } from '#shared/promise/pace-store.ts'
import { backOff, type Pacing, systemPacing } from './dynamo/pacing.ts'
import { getItem, queryAll } from './dynamo/read.ts'
import { writeTogether } from './dynamo/transact.ts'
import { updateInput } from './dynamo/update.ts'
import { calling, readFailure } from './errors.ts'
import {
  deskPartition,
  dutyKey,
  entryKey,
  ledgerPartition,
  paceAttributes,
  paceKey,
  readDesk,
  readEntry,
  readPace,
} from './promises/items.ts'
import type { TableNames } from './tables.ts'

/** News of one desk come one after another; only sweep and the stream may meet. */
const ATTEMPTS = 20

/** Desks' paces and the ledger of promises on DynamoDB; docs/data-model.md lists the keys. */
export function createPaceStore(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'promises'>
  readonly pacing?: Pacing
}): PaceStore {
  const { client, pacing = systemPacing } = options
  const table = options.tables.promises

  const partition = (pk: string) =>
    queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    })

  /** Undefined when somebody else changed the pace or the entry in between. */
  async function tryRecord(news: PromiseNews, learn: LearnFrom): Promise<'recorded' | 'already' | undefined> {
    const { desk } = news.promise.basis
    const [paceItem, entryItem] = await Promise.all([
      getItem(client, table, paceKey(desk)),
      getItem(client, table, entryKey(news)),
    ])
    const before = entryItem === undefined ? undefined : readEntry(entryItem)
    const fresh = { outcome: before === undefined, reply: news.took !== undefined && before?.took === undefined }
    if (!fresh.outcome && !fresh.reply) return 'already'
    const { version, pace: known } = readPace(paceItem)
    const pace = updateInput({
      table,
      key: paceKey(desk),
      set: { ...paceAttributes(learn(known, fresh)), version: version + 1 },
      condition: {
        expression: version === 0 ? 'attribute_not_exists(#version)' : '#version = :before',
        names: { '#version': 'version' },
        ...(version === 0 ? {} : { values: { ':before': version } }),
      },
    })
    const entry = fresh.outcome
      ? {
          Put: {
            TableName: table,
            Item: { ...entryKey(news), ...news, desk },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        }
      : {
          Update: updateInput({
            table,
            key: entryKey(news),
            set: { took: news.took },
            condition: { expression: 'attribute_not_exists(#took)', names: { '#took': 'took' } },
          }),
        }
    return (await writeTogether(client, [{ Update: pace }, entry], pacing)) === undefined ? 'recorded' : undefined
  }

  return {
    find: async (desk) => readDesk(await partition(deskPartition(desk))),
    record: async (news, learn) => {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const outcome = await tryRecord(news, learn)
        if (outcome !== undefined) return outcome
        await backOff(pacing, attempt)
      }
      throw new Conflict('pace')
    },
    countDuty: async (desk, { onDuty, at }) => {
      const input = updateInput({
        table,
        key: dutyKey(desk),
        set: { onDuty, at },
        condition: {
          expression: 'attribute_not_exists(#at) OR #at <= :at',
          names: { '#at': 'at' },
          values: { ':at': at },
        },
      })
      try {
        await calling('dynamodb', () => client.send(new UpdateCommand(input)))
      } catch (error) {
        if (readFailure(error).name !== 'ConditionalCheckFailedException') throw error
      }
    },
    ledger: async (desk, day) => (await partition(ledgerPartition(desk, day))).map(readEntry),
  }
}
