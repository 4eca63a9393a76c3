import { TABLES, type TableName } from '#shared/aws/tables.ts'
import { type Access, accessOf, FUNCTION_NAMES, type FunctionName, type QueueName } from './access.ts'
import type { MailOut } from './constructs/mail-out.ts'
import type { ServiceBucket } from './constructs/service-bucket.ts'
import type { ServiceFunction } from './constructs/service-function.ts'
import type { ServiceQueue } from './constructs/service-queue.ts'
import type { ServiceTable } from './constructs/service-table.ts'
import type { SigningSecret } from './constructs/signing-secret.ts'

export interface Resources {
  readonly functions: Readonly<Record<FunctionName, ServiceFunction>>
  readonly tables: Readonly<Record<TableName, ServiceTable>>
  readonly queues: Readonly<Record<QueueName, ServiceQueue>>
  readonly content: ServiceBucket
  readonly rawMail: ServiceBucket
  readonly secret: SigningSecret
  readonly webhookSecret: SigningSecret
  readonly searchSecret: SigningSecret
  readonly mailOut: MailOut
  readonly publicUrl: string
  readonly staffRoleClaim: string
  /** JSON text of an array. */
  toJson(value: unknown): string
}

const isTableName = (name: string): name is TableName => Object.hasOwn(TABLES, name)

/** Gives each function what infra/access.ts says, and nothing else. */
export function wireAccess(resources: Resources): void {
  for (const name of FUNCTION_NAMES) grant(resources, resources.functions[name], accessOf(name))
}

function grant(resources: Resources, fn: ServiceFunction, access: Access): void {
  for (const [table, level] of Object.entries(access.tables))
    if (isTableName(table)) resources.tables[table].grantTo(fn, level)
  if (access.content !== undefined) resources.content.grantTo(fn, access.content)
  if (access.rawMail !== undefined) resources.rawMail.grantTo(fn, access.rawMail)
  for (const queue of access.sendsTo ?? []) resources.queues[queue].sendFrom(fn)
  if (access.signs) resources.secret.grantTo(fn)
  if (access.searches) resources.searchSecret.grantTo(fn)
  if (access.signsWebhooks) resources.webhookSecret.grantTo(fn)
  if (access.sendsMail) resources.mailOut.sendFrom(fn)
  if (access.liftsSuppressions) resources.mailOut.liftSuppressionsFrom(fn)
  if (access.publicUrl) fn.addEnvironment('PUBLIC_URL', resources.publicUrl)
  if (access.staffRoles) fn.addEnvironment('STAFF_ROLE_CLAIM', resources.staffRoleClaim)
  if (access.operatesQueues) operateQueues(resources, fn)
}

function operateQueues({ queues, toJson }: Resources, fn: ServiceFunction): void {
  const all = Object.values(queues)
  for (const queue of all) queue.operateFrom(fn)
  const described = all.map(({ name, queue, deadLetters, consequence }) => ({
    name,
    url: queue.queueUrl,
    deadLetterUrl: deadLetters.queueUrl,
    consequence,
  }))
  fn.addEnvironment('QUEUES', toJson(described))
}
