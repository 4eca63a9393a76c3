import { z } from 'zod'
import { AwsError } from '../emulators/aws-json.ts'
import type { Sqs } from '../emulators/sqs.ts'
import type { Resource } from '../template/template.ts'
import { physicalName } from './names.ts'

const queueSchema = z.object({
  QueueName: z.string().optional(),
  VisibilityTimeout: z.coerce.string().default('30'),
  DelaySeconds: z.coerce.string().default('0'),
  MessageRetentionPeriod: z.coerce.string().default('345600'),
  ReceiveMessageWaitTimeSeconds: z.coerce.string().default('0'),
  MaximumMessageSize: z.coerce.string().default('1048576'),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().int() }).optional(),
})

/** Makes a queue of the template, or gives an existing one the template's settings. */
export async function provisionQueue(resource: Resource, sqs: Sqs, queueUrl: string): Promise<void> {
  const {
    QueueName = physicalName(resource.logicalId, 80),
    RedrivePolicy,
    ...settings
  } = queueSchema.parse(resource.properties)
  const Attributes = {
    ...settings,
    ...(RedrivePolicy === undefined ? {} : { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
  }
  try {
    await sqs.call('CreateQueue', { QueueName, Attributes })
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    await sqs.call('SetQueueAttributes', { QueueUrl: queueUrl, Attributes })
  }
}
