import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Sqs } from '../emulators/sqs.ts'
import { StartError } from '../start-error.ts'
import type { Resource } from '../template/template.ts'

const subscriptionSchema = z.object({
  Protocol: z.string(),
  TopicArn: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
})

/** Publishes to a topic: resolves when every subscribed queue has stored the message. */
export type Publish = (topicArn: string, message: string) => Promise<void>

/** The template's topics with their queue subscriptions; people who are told by mail are not told here. Throws StartError at other protocols. */
export function buildTopics(resources: readonly Resource[], sqs: Sqs, queueUrl: (arn: string) => string): Publish {
  const subscriptions = resources
    .filter(({ type }) => type === 'AWS::SNS::Subscription')
    .map(({ logicalId, properties }) => {
      const read = subscriptionSchema.parse(properties)
      if (read.Protocol !== 'sqs' && read.Protocol !== 'email')
        throw new StartError(`${logicalId} subscribes by ${read.Protocol}, which the local system does not run.`)
      return read
    })
    .filter((subscription) => subscription.Protocol === 'sqs')
  return async (topicArn, message) => {
    const envelope = JSON.stringify({
      Type: 'Notification',
      MessageId: randomUUID(),
      TopicArn: topicArn,
      Message: message,
      Timestamp: new Date().toISOString(),
    })
    const own = subscriptions.filter((subscription) => subscription.TopicArn === topicArn)
    await Promise.all(
      own.map((subscription) =>
        sqs.send(queueUrl(subscription.Endpoint), subscription.RawMessageDelivery ? message : envelope),
      ),
    )
  }
}
