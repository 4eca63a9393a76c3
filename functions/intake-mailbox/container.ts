import { createBlobStore } from '#shared/aws/blob-store.ts'
import { createDocumentClient, createS3Client, createSecretsClient, createSqsClient } from '#shared/aws/clients.ts'
import { systemClock } from '#shared/aws/clock.ts'
import { createMailboxPlaces } from '#shared/aws/mailbox-places.ts'
import { createQueue } from '#shared/aws/queue.ts'
import { createSecretText } from '#shared/aws/secret-text.ts'
import { createImapMailbox } from '#shared/imap/imap-mailbox.ts'
import { createObservability, type Observability } from '#shared/lambda/observability.ts'
import type { PullMailboxDeps } from '#shared/mail/pull-mailbox.ts'
import type { Config } from './config.ts'

export function createContainer(config: Config): [PullMailboxDeps, Observability] {
  const { tables, MAILBOX_USER: user, MAILBOX_TAKEN_FOLDER: takenFolder, MAILBOX_TRUSTED_HOST: trustedHost } = config
  const place = {
    host: config.MAILBOX_HOST,
    port: config.MAILBOX_PORT,
    security: config.MAILBOX_SECURITY,
    folder: config.MAILBOX_FOLDER,
    user,
    ...(takenFolder === undefined ? {} : { takenFolder }),
  }
  return [
    {
      mailbox: createImapMailbox(
        place,
        createSecretText({ client: createSecretsClient(), arn: config.MAILBOX_SECRET_ARN }),
      ),
      places: createMailboxPlaces({ client: createDocumentClient(), tables }),
      raw: createBlobStore({ client: createS3Client(), bucket: config.MAIL_BUCKET }),
      mail: createQueue({ client: createSqsClient(), url: config.MAIL_QUEUE_URL }),
      clock: systemClock,
      owner: config.MAILBOX_ADDRESS ?? user,
      ...(trustedHost === undefined ? {} : { trustedHost }),
    },
    createObservability(),
  ]
}
