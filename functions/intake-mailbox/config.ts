import { z } from 'zod'
import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'

/** An empty variable is one that is not set. */
const optional = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value))

/** What the environment must say. Throws a sentence that names what is missing. */
export const readConfig = (environment: Environment = process.env) => ({
  tables: tableNames(environment, ['receipts']),
  ...readEnvironment(environment, {
    MAIL_BUCKET: required,
    MAIL_QUEUE_URL: required,
    MAILBOX_HOST: required,
    MAILBOX_PORT: z.coerce.number().int().min(1).max(65_535),
    MAILBOX_SECURITY: z.enum(['tls', 'starttls', 'loopback']),
    MAILBOX_USER: required,
    MAILBOX_ADDRESS: optional,
    MAILBOX_FOLDER: required,
    MAILBOX_TAKEN_FOLDER: optional,
    MAILBOX_TRUSTED_HOST: optional,
    MAILBOX_SECRET_ARN: required,
  }),
})
export type Config = ReturnType<typeof readConfig>
