import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Page } from '#shared/inquiry/inquiry-store.ts'
import type { Instant } from '#shared/instant.ts'
import { hasDimensions } from '#shared/reaction-times/filter.ts'
import { hoursTouching } from '#shared/reaction-times/hours.ts'
import { reachedCursor, readReachedCursor } from '#shared/reaction-times/reached-cursor.ts'
import type { Measurement, ReachedQuery } from '#shared/reaction-times/reaction-times.ts'
import type { Pacing } from '../dynamo/pacing.ts'
import { getItems } from '../dynamo/read.ts'
import { calling } from '../errors.ts'
import { BY_HOUR, hourList, type MarkerPlace, readMarker, readPlace } from './marker-items.ts'

interface Deps {
  readonly client: DynamoDBDocumentClient
  readonly table: string
  readonly pacing: Pacing
}
interface Place extends MarkerPlace {
  readonly hour: Instant
}

/** Hours looked into for one page, so that an empty month does not keep anybody waiting. */
const HOURS_A_PAGE = 100
/** Hours asked for at once. */
const ABREAST = 10

/** Milestones by the index of their hours, newest hour first; the items themselves strongly consistent. */
export async function reached(
  deps: Deps,
  query: ReachedQuery,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<Measurement>> {
  const start = page.cursor === undefined ? undefined : readReachedCursor(page.cursor)
  const hours = hoursTouching(query.from, query.to)
    .toReversed()
    .filter((hour) => start === undefined || hour <= start.hour)
  const places: Place[] = []
  let looked = 0
  while (looked < Math.min(hours.length, HOURS_A_PAGE) && places.length <= page.limit) {
    const some = hours.slice(looked, looked + ABREAST)
    const after = (hour: Instant) => (hour === start?.hour ? start.after : undefined)
    const found = await Promise.all(some.map((hour) => placesOf(deps, query, hour, after(hour), page.limit + 1)))
    places.push(...found.flat())
    looked += some.length
  }
  const shown = places.slice(0, page.limit)
  const items = await measurementsAt(deps, shown)
  const last = shown.at(-1)
  if (last !== undefined && places.length > shown.length)
    return { items, cursor: reachedCursor({ hour: last.hour, after: last.order }) }
  const next = hours[looked]
  return next === undefined ? { items } : { items, cursor: reachedCursor({ hour: next }) }
}

/** What was counted at these places, in their order; what was corrected away meanwhile is left out. */
async function measurementsAt(
  { client, table, pacing }: Deps,
  places: readonly MarkerPlace[],
): Promise<readonly Measurement[]> {
  const keys = places.map(({ key }) => key)
  const items = keys.length === 0 ? [] : await getItems(client, table, keys, pacing)
  const found = items.flatMap((item) => readMarker(item).measurement ?? [])
  const byMarker = new Map(found.map(({ share: _, ...own }) => [own.marker, own]))
  return places.flatMap(({ marker }) => byMarker.get(marker) ?? [])
}

/** At most so many places of one hour that fit the query. */
async function placesOf(
  { client, table }: Deps,
  query: ReachedQuery,
  hour: Instant,
  after: string | undefined,
  most: number,
): Promise<readonly Place[]> {
  const places: Place[] = []
  for (let startKey: Record<string, unknown> | undefined; ; ) {
    const command = new QueryCommand({
      TableName: table,
      IndexName: BY_HOUR.name,
      KeyConditionExpression: `${BY_HOUR.partitionKey} = :list AND ${BY_HOUR.sortKey} > :after`,
      ExpressionAttributeValues: { ':list': hourList(hour, query.counted), ':after': after ?? ' ' },
      ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
    })
    const page = await calling('dynamodb', () => client.send(command))
    const found = (page.Items ?? []).map(readPlace).filter(({ dimensions }) => hasDimensions(dimensions, query))
    places.push(...found.map((place) => ({ ...place, hour })))
    startKey = page.LastEvaluatedKey
    if (startKey === undefined || places.length >= most) return places.slice(0, most)
  }
}
