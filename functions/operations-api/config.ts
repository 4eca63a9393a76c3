import { z } from 'zod'
import { type Environment, readEnvironment, required, tableNames } from '#shared/lambda/environment.ts'
import { readAs } from '#shared/read-as.ts'

const queuesSchema = z.array(
  z.strictObject({ name: required, url: required, deadLetterUrl: required, consequence: required }),
)

/** What the environment must say. Throws a sentence that names what is missing. */
export function readConfig(environment: Environment = process.env) {
  const { QUEUES, ...variables } = readEnvironment(environment, {
    QUEUES: required,
    CONTENT_BUCKET: required,
    MAIL_BUCKET: required,
    ACKNOWLEDGEMENTS_QUEUE_URL: required,
    ROUTING_QUEUE_URL: required,
    STAFF_ROLE_CLAIM: required,
  })
  return {
    tables: tableNames(environment, [
      'inquiries',
      'receipts',
      'threads',
      'advisors',
      'customers',
      'reactionTimes',
      'promises',
      'configuration',
      'audit',
    ]),
    queues: readAs(queuesSchema, JSON.parse(QUEUES), 'variable QUEUES'),
    ...variables,
  }
}
export type Config = ReturnType<typeof readConfig>
