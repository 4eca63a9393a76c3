import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { ReactionTimes } from '#shared/reaction-times/reaction-times.ts'
import { type Pacing, systemPacing } from './dynamo/pacing.ts'
import { readCell } from './figures/cell-items.ts'
import { count } from './figures/count.ts'
import { mergeShards } from './figures/merge-cells.ts'
import { reached } from './figures/reached.ts'
import { readCellItems } from './figures/read-cells.ts'
import { replaceHours } from './figures/replace-hours.ts'
import type { TableNames } from './tables.ts'

/** What reading needs: nothing of single people. */
export type ReactionTimesReader = Pick<ReactionTimes, 'cells' | 'reached'>

export function createReactionTimesReader(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'reactionTimes'>
  readonly pacing?: Pacing
}): ReactionTimesReader {
  const { client, pacing = systemPacing } = options
  const table = options.tables.reactionTimes
  return {
    cells: async (from, to) => mergeShards((await readCellItems(client, table, from, to)).flatMap(readCell)),
    reached: (query, page) => reached({ client, table, pacing }, query, page),
  }
}

/**
 * Counted milestones on DynamoDB: sketches as number attributes, a marker item for each measurement that was counted.
 * `replace` writes hours whole; let the stream have passed them, because a count that comes in between is overwritten.
 */
export function createReactionTimes(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'reactionTimes' | 'advisorFigures'>
  readonly pacing?: Pacing
}): ReactionTimes {
  const { client, tables, pacing = systemPacing } = options
  return {
    ...createReactionTimesReader(options),
    count: (measurement) => count({ client, tables, pacing }, measurement),
    replace: (from, to, measurements) => replaceHours({ client, tables, pacing }, { from, to }, measurements),
  }
}
