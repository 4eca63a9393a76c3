import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** Well below the functions' time-out of 10 s, so that an answer that never comes becomes an error that is seen. */
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true }

/** A function makes each of these once, outside its handler. Addresses and credentials come from the environment, unless a command names another place. */
export const createDocumentClient = (
  place: Pick<DynamoDBClientConfig, 'endpoint' | 'region' | 'credentials'> = {},
): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, maxAttempts: 3, ...place }), {
    marshallOptions: { removeUndefinedValues: true },
  })
export const createSqsClient = (): SQSClient => new SQSClient({ requestHandler, maxAttempts: 3 })
export const createS3Client = (): S3Client => new S3Client({ requestHandler, maxAttempts: 3 })
export const createSecretsClient = (): SecretsManagerClient =>
  new SecretsManagerClient({ requestHandler, maxAttempts: 3 })

/** Never tries again by itself: a mail that may have gone out is the ledger's business. */
export const createSesClient = (): SESv2Client =>
  new SESv2Client({ requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true }, maxAttempts: 1 })
