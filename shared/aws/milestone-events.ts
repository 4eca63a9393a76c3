import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { HOUR } from '#shared/instant.ts'
import { hourOf } from '#shared/reaction-times/hours.ts'
import type { MilestoneEvents } from '#shared/reaction-times/milestone-events.ts'
import type { Item } from './dynamo/read.ts'
import { calling } from './errors.ts'
import { EVENT_PREFIX, readEvent } from './inquiries/items.ts'
import type { TableNames } from './tables.ts'

/** Parts of the table that are read at the same time. */
const SEGMENTS = 4

/**
 * Milestones by a scan of the inquiries table, strongly consistent: one capacity unit for every 4 KB that the table
 * holds. The only scan there is; no function may do it.
 */
export function createMilestoneEvents(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'inquiries'>
}): MilestoneEvents {
  const { client, tables } = options
  return {
    async *reachedIn(from, to) {
      if (from >= to) return
      const input: ScanCommandInput = {
        TableName: tables.inquiries,
        ConsistentRead: true,
        TotalSegments: SEGMENTS,
        FilterExpression: 'begins_with(sk, :event) AND #milestone.#to BETWEEN :first AND :last',
        ProjectionExpression:
          'eventId, inquiryId, #at, #type, #by, #milestone, channel, desk, topic, #language, configVersion',
        ExpressionAttributeNames: {
          '#milestone': 'milestone',
          '#to': 'to',
          '#at': 'at',
          '#type': 'type',
          '#by': 'by',
          '#language': 'language',
        },
        ExpressionAttributeValues: { ':event': EVENT_PREFIX, ':first': hourOf(from), ':last': lastOf(to) },
      }
      const segments = Array.from({ length: SEGMENTS }, (_, Segment) => ({ ...input, Segment }))
      for await (const items of pagesTogether(client, segments)) yield* items.map(readEvent)
    },
  }
}

/** The last millisecond of the last hour that begins before `to`. */
const lastOf = (to: number): number => hourOf(to - 1) + HOUR - 1

/** A page of every part that is not at its end, again and again. */
async function* pagesTogether(
  client: DynamoDBDocumentClient,
  parts: readonly ScanCommandInput[],
): AsyncIterable<readonly Item[]> {
  let open = parts
  while (open.length > 0) {
    const pages = await Promise.all(
      open.map(async (part) => ({
        part,
        page: await calling('dynamodb', () => client.send(new ScanCommand(part))),
      })),
    )
    yield pages.flatMap(({ page }) => page.Items ?? [])
    open = pages.flatMap(({ part, page }) =>
      page.LastEvaluatedKey === undefined ? [] : [{ ...part, ExclusiveStartKey: page.LastEvaluatedKey }],
    )
  }
}
