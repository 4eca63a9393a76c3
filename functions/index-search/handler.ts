import middy from '@middy/core'
import type { Context, DynamoDBBatchResponse } from 'aws-lambda'
import { z } from 'zod'
import { readMessageImage } from '#shared/aws/inquiries/event-image.ts'
import { logFailure } from '#shared/lambda/log-failure.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import { type EnterDeps, enterInquiry, reenterInquiry } from '#shared/search/enter-inquiry.ts'

const streamSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.unknown() }) })),
})
/** What an operator sends to enter inquiries anew. */
const reenterSchema = z.strictObject({ reenter: z.array(z.string().min(1).max(100)).min(1).max(100) })

export interface IndexSearchDeps extends EnterDeps {
  readonly observability: Observability
}

/**
 * Lets what people write be found: each new message by its words, and a matter that has moved at its new desk. The first
 * record that fails is named, so that the stream goes on from there; entering something again changes nothing. The event
 * `{"reenter": [inquiryId, …]}` (at most 100) enters these anew from all their messages; it fails as a whole.
 */
export function createHandler(
  deps: IndexSearchDeps,
): (event: unknown, context: Context) => Promise<DynamoDBBatchResponse> {
  const handler = middy<unknown, DynamoDBBatchResponse>()
    .use([...deps.observability.middlewares])
    .handler(async (event) => {
      const asked = reenterSchema.safeParse(event)
      if (asked.success) {
        for (const inquiryId of asked.data.reenter) await reenterInquiry(deps, inquiryId)
        return { batchItemFailures: [] }
      }
      for (const { dynamodb } of streamSchema.parse(event).Records) {
        try {
          const { inquiryId, message } = readMessageImage(dynamodb.NewImage)
          const entered = await enterInquiry(deps, inquiryId, message === undefined ? [] : [message])
          deps.observability.count(entered ? 'entered' : 'nothingNew')
        } catch (error) {
          logFailure(deps.observability, error, { record: dynamodb.SequenceNumber })
          return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] }
        }
      }
      return { batchItemFailures: [] }
    })
  return (event, context) => handler(event, context)
}
