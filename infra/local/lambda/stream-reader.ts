import { z } from 'zod'
import { type AwsCall, AwsError } from '../emulators/aws-json.ts'
import type { State } from '../state.ts'

const recordSchema = z.looseObject({
  eventName: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }),
})
export type StreamRecord = z.infer<typeof recordSchema>
const tableSchema = z.object({ Table: z.object({ LatestStreamArn: z.string() }) })
const shardsSchema = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) })
const iteratorSchema = z.object({ ShardIterator: z.string() })
const recordsSchema = z.object({ Records: z.array(recordSchema), NextShardIterator: z.string().optional() })

/** One shard of a table's stream, read from where the checkpoint says. */
export interface ShardReader {
  readonly shardId: string
  /** Records after the last ones read; empty when there is nothing new. */
  next(limit: number): Promise<readonly StreamRecord[]>
  /** The next records are again those after the checkpoint. */
  rewind(): void
  /** Everything up to this sequence number has been dealt with; durable. */
  checkpoint(sequenceNumber: string): void
}

/** Opens the shards of a table's stream; the ones without a checkpoint from their beginning (TRIM_HORIZON). */
export async function openShards(table: string, mapping: string, dynamodb: AwsCall, streams: AwsCall, state: State) {
  const StreamArn = tableSchema.parse(await dynamodb('DescribeTable', { TableName: table })).Table.LatestStreamArn
  const { Shards } = shardsSchema.parse(await streams('DescribeStream', { StreamArn })).StreamDescription
  return Shards.map(({ ShardId }): ShardReader => {
    // The stream's label is part of the key: a table made anew has a new stream that begins at its own first record.
    const key = `checkpoint:${mapping}:${StreamArn}:${ShardId}`
    let iterator: string | undefined
    const open = async (): Promise<string> => {
      const SequenceNumber = state.read(key, z.string())
      const from =
        SequenceNumber === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber }
      return iteratorSchema.parse(await streams('GetShardIterator', { StreamArn, ShardId, ...from })).ShardIterator
    }
    return {
      shardId: ShardId,
      next: async (Limit) => {
        try {
          iterator ??= await open()
          const answer = recordsSchema.parse(await streams('GetRecords', { ShardIterator: iterator, Limit }))
          iterator = answer.NextShardIterator
          return answer.Records
        } catch (error) {
          // An iterator is good for a quarter of an hour: the next round makes one from the checkpoint.
          iterator = undefined
          if (error instanceof AwsError) return []
          throw error
        }
      },
      rewind: () => {
        iterator = undefined
      },
      checkpoint: (sequenceNumber) => state.write(key, sequenceNumber),
    }
  })
}
