import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '#shared/instant.ts'
import { COUNTED } from '#shared/reaction-times/counted.ts'
import { hoursTouching, inHoursTouching } from '#shared/reaction-times/hours.ts'
import type { Measurement } from '#shared/reaction-times/reaction-times.ts'
import type { Pacing } from '../dynamo/pacing.ts'
import { type Item, queryAll } from '../dynamo/read.ts'
import { writeTogether } from '../dynamo/transact.ts'
import { updateInput } from '../dynamo/update.ts'
import { calling } from '../errors.ts'
import type { TableNames } from '../tables.ts'
import { advisorIncrements, advisorKey, advisorRange } from './advisor-items.ts'
import { cellKey, increments } from './cell-items.ts'
import { BY_HOUR, hourList, type MarkerPlace, markerItem, readPlace } from './marker-items.ts'
import { readCellItems } from './read-cells.ts'

interface Deps {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'reactionTimes' | 'advisorFigures'>
  readonly pacing: Pacing
}
interface Range {
  readonly from: Instant
  readonly to: Instant
}
type WholeItem = Record<string, unknown>

/** Writes under way at once. */
const ABREAST = 25

/** Replaces hours as ReactionTimes.replace says, in whole items. */
export async function replaceHours(deps: Deps, range: Range, measurements: readonly Measurement[]): Promise<void> {
  const { client } = deps
  const { reactionTimes, advisorFigures } = deps.tables
  const wanted = measurements.filter(({ at }) => inHoursTouching(at, range.from, range.to))
  const counting = wanted.filter(({ withdrawn }) => withdrawn === undefined)
  const cells = wholeItems(counting.map((one) => ({ key: cellKey(one), add: increments(one) })))
  const shares = wholeItems(
    counting.flatMap((one) =>
      one.advisor === undefined
        ? []
        : [{ key: advisorKey(one, one.advisor.advisorId), add: advisorIncrements(one.advisor) }],
    ),
  )
  const put = (TableName: string) => (Item: WholeItem) => client.send(new PutCommand({ TableName, Item }))
  const remove =
    (TableName: string) =>
    ({ pk, sk }: Item) =>
      client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
  const staleCells = without(await readCellItems(client, reactionTimes, range.from, range.to), cells)
  const staleShares = without(await advisorItems(deps, range, counting), shares)
  const markers = new Set(wanted.map(({ marker }) => marker))
  const stalePlaces = (await placesIn(deps, range)).filter(({ marker }) => !markers.has(marker))
  // All markers before the first cell: what the stream delivers late is then known, not added to a whole cell.
  await abreast(wanted, (one) => mark(deps, one))
  await abreast(stalePlaces, (place) => unlist(deps, place))
  await abreast([...cells.values()], put(reactionTimes))
  await abreast(staleCells, remove(reactionTimes))
  await abreast([...shares.values()], put(advisorFigures))
  await abreast(staleShares, remove(advisorFigures))
}

/** A marker that knows better already, by a milestone of another hour, stays as it is. */
const mark = ({ client, tables, pacing }: Deps, measurement: Measurement) =>
  writeTogether(
    client,
    [
      {
        Put: {
          TableName: tables.reactionTimes,
          Item: markerItem(measurement),
          ConditionExpression: 'attribute_not_exists(#revision) OR #revision <= :revision',
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: { ':revision': measurement.revision },
        },
      },
    ],
    pacing,
  )

/** The items that counting these one by one would have made, by their keys. */
function wholeItems(
  addends: readonly {
    readonly key: Readonly<Record<string, string>>
    readonly add: Readonly<Record<string, number>>
  }[],
): ReadonlyMap<string, WholeItem> {
  const items = new Map<string, WholeItem>()
  for (const { key, add } of addends) {
    const name = nameOf(key)
    const item = items.get(name) ?? { ...key }
    for (const [attribute, more] of Object.entries(add)) item[attribute] = Number(item[attribute] ?? 0) + more
    items.set(name, item)
  }
  return items
}

const nameOf = ({ pk, sk }: Item): string => `${pk} ${sk}`
const without = (items: readonly Item[], wanted: ReadonlyMap<string, unknown>): readonly Item[] =>
  items.filter((item) => !wanted.has(nameOf(item)))

/** Stored figures of these hours, of everybody who has work among the measurements. */
async function advisorItems(
  { client, tables }: Deps,
  { from, to }: Range,
  measurements: readonly Measurement[],
): Promise<readonly Item[]> {
  const hours = hoursTouching(from, to)
  const [first, last] = [hours.at(0), hours.at(-1)]
  if (first === undefined || last === undefined) return []
  const advisors = [...new Set(measurements.flatMap(({ advisor }) => advisor?.advisorId ?? []))]
  const all = await Promise.all(
    advisors.map((advisorId) => queryAll(client, advisorRange(tables.advisorFigures, advisorId, first, last))),
  )
  return all.flat()
}

/** What the index lists in these hours. */
async function placesIn({ client, tables }: Deps, { from, to }: Range): Promise<readonly MarkerPlace[]> {
  const places: MarkerPlace[] = []
  for (const hour of hoursTouching(from, to)) {
    const found = await Promise.all(
      COUNTED.map((counted) =>
        queryAll(client, {
          TableName: tables.reactionTimes,
          IndexName: BY_HOUR.name,
          KeyConditionExpression: `${BY_HOUR.partitionKey} = :list`,
          ExpressionAttributeValues: { ':list': hourList(hour, counted) },
        }),
      ),
    )
    places.push(...found.flat().map(readPlace))
  }
  return places
}

/** The marker stays, so that nothing counts again; it is behind no cell any more. */
const unlist = ({ client, tables }: Deps, { key }: MarkerPlace) =>
  client.send(
    new UpdateCommand(
      updateInput({
        table: tables.reactionTimes,
        key,
        remove: [BY_HOUR.partitionKey, BY_HOUR.sortKey, 'measurement'],
      }),
    ),
  )

async function abreast<T>(all: readonly T[], write: (one: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += ABREAST) {
    const chunk = all.slice(start, start + ABREAST)
    await Promise.all(chunk.map((one) => calling('dynamodb', () => write(one))))
  }
}
