import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Unavailable } from '#shared/errors.ts'
import type { Measurement } from '#shared/reaction-times/reaction-times.ts'
import type { Pacing } from '../dynamo/pacing.ts'
import { getItem, type Key } from '../dynamo/read.ts'
import { type Refusal, type TransactItem, writeTogether } from '../dynamo/transact.ts'
import { updateInput } from '../dynamo/update.ts'
import type { TableNames } from '../tables.ts'
import { advisorIncrements, advisorKey } from './advisor-items.ts'
import { cellKey, increments } from './cell-items.ts'
import { type CountedMeasurement, type Marker, markerItem, markerKey, readMarker } from './marker-items.ts'

export interface CountDeps {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'reactionTimes' | 'advisorFigures'>
  readonly pacing: Pacing
}

/** How often a marker that moved under a correction is read again. */
const READS = 5

/** Counts as ReactionTimes.count says. A milestone for the first time is one write without a read, whatever its revision. */
export async function count(deps: CountDeps, measurement: Measurement): Promise<'counted' | 'corrected' | 'already'> {
  if (await tryCount(deps, measurement)) return 'counted'
  if (measurement.revision === 0) return 'already'
  for (let read = 1; read <= READS; read += 1) {
    const item = await getItem(deps.client, deps.tables.reactionTimes, markerKey(measurement.marker))
    // Markers stay for ever.
    const before = readMarker(item ?? {})
    // What an older release counted without noting what cannot be taken back: a rebuild of its hour does that.
    if (before.revision >= measurement.revision || (before.revision === 0 && before.measurement === undefined))
      return 'already'
    if (await tryCorrect(deps, before, measurement)) return 'corrected'
  }
  throw new Unavailable('dynamodb')
}

async function tryCount(deps: CountDeps, measurement: Measurement): Promise<boolean> {
  const marker = {
    Put: {
      TableName: deps.tables.reactionTimes,
      Item: markerItem(measurement),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }
  const counting = measurement.withdrawn === true ? [] : addends(deps, measurement, 1)
  return written(await writeTogether(deps.client, [marker, ...updates(counting)], deps.pacing))
}

async function tryCorrect(deps: CountDeps, before: Marker, measurement: Measurement): Promise<boolean> {
  const counted = before.measurement === undefined ? [] : addends(deps, asCounted(before.measurement, measurement), -1)
  const counting = measurement.withdrawn === true ? [] : addends(deps, measurement, 1)
  const marker = {
    Put: {
      TableName: deps.tables.reactionTimes,
      Item: markerItem(measurement),
      ConditionExpression: before.revision === 0 ? 'attribute_not_exists(#revision)' : '#revision = :before',
      ExpressionAttributeNames: { '#revision': 'revision' },
      ...(before.revision === 0 ? {} : { ExpressionAttributeValues: { ':before': before.revision } }),
    },
  }
  return written(await writeTogether(deps.client, [marker, ...updates([...counted, ...counting])], deps.pacing))
}

/** What was counted before. A correction names the same advisor: nobody's work becomes somebody else's. */
function asCounted({ share, ...own }: CountedMeasurement, { advisor }: Measurement): Measurement {
  return share === undefined || advisor === undefined
    ? own
    : { ...own, advisor: { advisorId: advisor.advisorId, ...share } }
}

function written(refusal: Refusal | undefined): boolean {
  if (refusal !== undefined && refusal.failed.length === 0) throw new Unavailable('dynamodb')
  return refusal === undefined
}

interface Addend {
  readonly table: string
  readonly key: Key
  readonly add: Readonly<Record<string, number>>
}

function addends({ tables }: CountDeps, measurement: Measurement, times: 1 | -1): readonly Addend[] {
  const each = (add: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(add).map(([name, by]) => [name, by * times]))
  const { advisor } = measurement
  return [
    { table: tables.reactionTimes, key: cellKey(measurement), add: each(increments(measurement)) },
    ...(advisor === undefined
      ? []
      : [
          {
            table: tables.advisorFigures,
            key: advisorKey(measurement, advisor.advisorId),
            add: each(advisorIncrements(advisor)),
          },
        ]),
  ]
}

/** One update an item: a transaction may touch each only once. What cancels out is left out. */
function updates(addends: readonly Addend[]): readonly TransactItem[] {
  const byItem = Map.groupBy(addends, ({ table, key }) => `${table} ${key['pk']} ${key['sk']}`)
  return [...byItem.values()].flatMap((own) => {
    const [first] = own
    const add: Record<string, number> = {}
    for (const one of own) for (const [name, by] of Object.entries(one.add)) add[name] = (add[name] ?? 0) + by
    const changing = Object.fromEntries(Object.entries(add).filter(([, by]) => by !== 0))
    if (first === undefined || Object.keys(changing).length === 0) return []
    return [{ Update: updateInput({ table: first.table, key: first.key, add: changing }) }]
  })
}
