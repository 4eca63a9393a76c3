import { type AwsCall, awsJson } from '../emulators/aws-json.ts'
import { startDynamoDb, useDynamoDb } from '../emulators/dynamodb.ts'
import { createS3, type S3 } from '../emulators/s3.ts'
import { createSqs, type Sqs } from '../emulators/sqs.ts'
import { type Storage, startStorage } from '../emulators/storage.ts'
import type { Settings } from '../settings.ts'

/** The stand-ins for DynamoDB, SQS and S3, running. */
export interface Emulated {
  readonly dynamodbUrl: string
  readonly storageUrl: string
  readonly dynamodb: AwsCall
  readonly streams: AwsCall
  readonly sqs: Sqs
  readonly s3: S3
  readonly onStored: Storage['onStored']
  readonly allowOrigins: Storage['allowOrigins']
  /** Resolves with a sentence if one of them ends by itself. */
  readonly failed: Promise<string>
}

/** Starts them; each is stopped by `stack`. Throws StartError. */
export async function startEmulated(settings: Settings, stack: AsyncDisposableStack): Promise<Emulated> {
  const { dataDir, dynamodbEndpoint } = settings
  const [storage, database] = await Promise.allSettled([
    startStorage(dataDir),
    dynamodbEndpoint === undefined ? startDynamoDb(dataDir) : useDynamoDb(dynamodbEndpoint),
  ])
  if (storage.status === 'fulfilled') stack.defer(storage.value.stop)
  if (database.status === 'fulfilled') stack.defer(database.value.stop)
  if (storage.status === 'rejected') throw storage.reason
  if (database.status === 'rejected') throw database.reason
  const { url } = storage.value
  const { endpoint } = database.value
  return {
    dynamodbUrl: endpoint,
    storageUrl: url,
    dynamodb: awsJson(endpoint, 'DynamoDB_20120810'),
    streams: awsJson(endpoint, 'DynamoDBStreams_20120810'),
    sqs: createSqs(url),
    s3: createS3(url),
    onStored: storage.value.onStored,
    allowOrigins: storage.value.allowOrigins,
    failed: Promise.race([storage.value.failed, database.value.failed]),
  }
}
