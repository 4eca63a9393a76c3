import middy from '@middy/core'
import type { Context, DynamoDBBatchResponse } from 'aws-lambda'
import { z } from 'zod'
import { readEventImage } from '#shared/aws/inquiries/event-image.ts'
import type { ConfigurationStore } from '#shared/configuration/configuration-store.ts'
import { SECOND } from '#shared/instant.ts'
import { logFailure } from '#shared/lambda/log-failure.ts'
import type { Observability } from '#shared/lambda/observability.ts'
import { learnFromNews } from '#shared/promise/learn-from-news.ts'
import { newsOf } from '#shared/promise/news-of.ts'
import type { PaceStore } from '#shared/promise/pace-store.ts'
import { measurementOf } from '#shared/reaction-times/measurement-of.ts'
import { isCounted, isMilestone, type OpenTimes, openTimes } from '#shared/reaction-times/open-times.ts'
import type { Measurement, ReactionTimes } from '#shared/reaction-times/reaction-times.ts'

const eventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.unknown() }) })),
})
type StreamRecord = z.infer<typeof eventSchema>['Records'][number]

export interface MeasureDeps {
  readonly reactionTimes: ReactionTimes
  readonly paces: Pick<PaceStore, 'record'>
  readonly configuration: ConfigurationStore
  readonly observability: Observability
}

/**
 * Counts milestones from the stream, in its order, and lets desks learn how long first replies took. The first record that fails is named, so that the stream goes on from
 * there; what was counted before it is recognised by its marker.
 */
export function createHandler(deps: MeasureDeps): (event: unknown, context: Context) => Promise<DynamoDBBatchResponse> {
  const openTimesFor = openTimes(deps.configuration)
  const handler = middy<unknown, DynamoDBBatchResponse>()
    .use([...deps.observability.middlewares])
    .handler(async (event) => {
      for (const record of eventSchema.parse(event).Records) {
        try {
          deps.observability.count(await measure(deps, openTimesFor, record))
        } catch (error) {
          const { SequenceNumber } = record.dynamodb
          logFailure(deps.observability, error, { record: SequenceNumber })
          return { batchItemFailures: [{ itemIdentifier: SequenceNumber }] }
        }
      }
      return { batchItemFailures: [] }
    })
  return (event, context) => handler(event, context)
}

async function measure(deps: MeasureDeps, openTimesFor: OpenTimes, record: StreamRecord): Promise<string> {
  const event = readEventImage(record.dynamodb.NewImage)
  if (!isMilestone(event)) return 'notAMilestone'
  for (const news of await newsOf(event, openTimesFor)) await learnFromNews(deps.paces, news)
  if (!isCounted(event)) return 'notCounted'
  const measurement = measurementOf(event, await openTimesFor(event))
  const outcome = await deps.reactionTimes.count(measurement)
  // Corrections change the figures, not what customers have just lived through.
  if (outcome === 'counted' && measurement.revision === 0) publish(deps.observability, measurement)
  return outcome
}

/** What alarms ring by (infra/constructs/service-level-alarms.ts); each milestone once, as it is counted. */
function publish(observability: Observability, { counted, calendarSeconds, kept }: Measurement): void {
  if (counted === 'acknowledged') observability.duration('acknowledgementLatency', calendarSeconds * SECOND)
  if (kept === undefined) return
  observability.count('promisesGiven')
  observability.count('promisesKept', kept ? 1 : 0)
}
