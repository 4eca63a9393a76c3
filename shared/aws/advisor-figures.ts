import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { AdvisorFigures } from '#shared/reaction-times/advisor-figures.ts'
import { hoursTouching } from '#shared/reaction-times/hours.ts'
import { queryAll } from './dynamo/read.ts'
import { calling } from './errors.ts'
import {
  ACCESS_PREFIX,
  accessKey,
  advisorPartition,
  advisorRange,
  readAccess,
  readAdvisorCell,
} from './figures/advisor-items.ts'
import type { TableNames } from './tables.ts'

/** Advisors' own figures and who looked at them, on DynamoDB; `measure` counts them together with everything else. */
export function createAdvisorFigures(options: {
  readonly client: DynamoDBDocumentClient
  readonly tables: TableNames<'advisorFigures'>
}): AdvisorFigures {
  const { client } = options
  const TableName = options.tables.advisorFigures
  return {
    cells: async (advisorId, from, to) => {
      const hours = hoursTouching(from, to)
      const [first, last] = [hours.at(0), hours.at(-1)]
      if (first === undefined || last === undefined) return []
      const items = await queryAll(client, advisorRange(TableName, advisorId, first, last))
      return items.flatMap(readAdvisorCell)
    },
    recordAccess: async (advisorId, access) => {
      const Item = { ...accessKey(advisorId, access), ...access }
      await calling('dynamodb', () => client.send(new PutCommand({ TableName, Item })))
    },
    accesses: async (advisorId, limit) => {
      const command = new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :access)',
        ExpressionAttributeValues: { ':pk': advisorPartition(advisorId), ':access': ACCESS_PREFIX },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
      })
      const { Items = [] } = await calling('dynamodb', () => client.send(command))
      return Items.map(readAccess)
    },
  }
}
