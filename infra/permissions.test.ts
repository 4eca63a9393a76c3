import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { TABLES } from '#shared/aws/tables.ts'
import { ACCESS, accessOf, FUNCTION_NAMES } from './access.ts'
import { synthesizeTemplate } from './template.fixture.ts'

const list = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])])
const statement = z.object({
  Effect: z.literal('Allow'),
  Action: list(z.string()),
  Resource: list(z.unknown()),
})
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
})
const lambda = z.object({
  Handler: z.string(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
})

const template = synthesizeTemplate()
// CDK's own function that unpacks static files is no handler of ours.
const own = [...template.ofType('AWS::Lambda::Function').values()]
  .filter((resource) => String(resource.Properties['Runtime']).startsWith('nodejs'))
  .map((resource) => lambda.parse(resource.Properties))

function byName(name: string) {
  const fn = own.find((candidate) => candidate.Environment.Variables['POWERTOOLS_SERVICE_NAME'] === name)
  if (fn === undefined) throw new Error(`there is no function ${name}`)
  const role = fn.Role['Fn::GetAtt'][0]
  const statements = template.read('AWS::IAM::Policy', policy.or(z.unknown())).flatMap((read) => {
    const parsed = policy.safeParse(read)
    return parsed.success && parsed.data.Roles.some((one) => one.Ref === role)
      ? parsed.data.PolicyDocument.Statement
      : []
  })
  return { variables: fn.Environment.Variables, role, statements, actions: statements.flatMap((one) => one.Action) }
}

describe('every function', () => {
  test('exists once, under the name that access is granted to', () => {
    const names = own.map((fn) => fn.Environment.Variables['POWERTOOLS_SERVICE_NAME'])
    expect(names.toSorted()).toEqual(FUNCTION_NAMES.toSorted())
  })

  test('has a role of its own', () => {
    const roles = FUNCTION_NAMES.map((name) => byName(name).role)
    expect(new Set(roles).size).toBe(FUNCTION_NAMES.length)
  })

  test.each(FUNCTION_NAMES)('%s has no managed policy', (name) => {
    const role = template.ofType('AWS::IAM::Role').get(byName(name).role)
    expect(role?.Properties['ManagedPolicyArns']).toBeUndefined()
  })

  test.each(FUNCTION_NAMES)('%s has no wildcard action, no scan and no administration', (name) => {
    const { actions } = byName(name)
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions)
      expect(action).not.toMatch(/\*|:Scan$|PartiQL|^iam:|DeleteTable|UpdateTable|PurgeQueue/)
  })

  test.each(FUNCTION_NAMES)('%s may act on everything only where AWS knows no resource', (name) => {
    const unbounded = byName(name).statements.filter((one) => one.Resource.includes('*'))
    const actions = unbounded.flatMap((one) => one.Action)
    expect([
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'dynamodb:ListStreams',
      'ses:GetAccount',
      'ses:DeleteSuppressedDestination',
    ]).toEqual(expect.arrayContaining(actions))
  })
})

describe('a grant', () => {
  test.each(FUNCTION_NAMES)('gives %s exactly the tables of access.ts, permission and name alike', (name) => {
    const { tables } = accessOf(name)
    const { variables, statements } = byName(name)
    const granted = (write: boolean) =>
      Object.entries(TABLES)
        .filter(([, { variable }]) => {
          const reference = z.object({ Ref: z.string() }).safeParse(variables[variable])
          const arn = reference.success ? JSON.stringify({ 'Fn::GetAtt': [reference.data.Ref, 'Arn'] }) : undefined
          const action = write ? 'dynamodb:PutItem' : 'dynamodb:GetItem'
          return statements.some(
            (one) => one.Action.includes(action) && one.Resource.some((resource) => JSON.stringify(resource) === arn),
          )
        })
        .map(([table]) => table)
    const wanted = Object.entries(tables)
    expect(granted(false).toSorted()).toEqual(wanted.map(([table]) => table).toSorted())
    expect(granted(true).toSorted()).toEqual(
      wanted
        .filter(([, level]) => level !== 'read')
        .map(([table]) => table)
        .toSorted(),
    )
    const named = Object.values(TABLES).filter(({ variable }) => variable in variables)
    expect(named).toHaveLength(wanted.length)
  })

  test('lets only the functions that send mail use SES, from one identity', () => {
    const senders = FUNCTION_NAMES.filter((name) => byName(name).actions.includes('ses:SendRawEmail'))
    expect(senders.toSorted()).toEqual(['acknowledge', 'deliver', 'escalate'])
    const resources = byName('acknowledge').statements.find((one) => one.Action.includes('ses:SendEmail'))?.Resource
    expect(JSON.stringify(resources)).toContain('identity/')
    expect(resources).toHaveLength(2)
  })

  test('lets only the function that hears from customers take them off the suppression list of the account', () => {
    const lifters = FUNCTION_NAMES.filter((name) => byName(name).actions.includes('ses:DeleteSuppressedDestination'))
    expect(lifters).toEqual(['register'])
  })

  test('lets only the functions that sign read the keys', () => {
    const readers = FUNCTION_NAMES.filter((name) => byName(name).actions.includes('secretsmanager:GetSecretValue'))
    const withKeys = FUNCTION_NAMES.filter(
      (name) => accessOf(name).signs ?? accessOf(name).searches ?? name === 'escalate',
    )
    expect(readers.filter((name) => name !== 'intake-mailbox')).toEqual(withKeys)
  })

  test('lets only what escalates read the key of the webhook, and no other key', () => {
    const resources = byName('escalate').statements.find((one) =>
      one.Action.includes('secretsmanager:GetSecretValue'),
    )?.Resource
    expect(JSON.stringify(resources)).toContain('WebhookKeys')
    expect(resources).toHaveLength(1)
    for (const name of FUNCTION_NAMES.filter((other) => other !== 'escalate'))
      expect(JSON.stringify(byName(name).statements)).not.toContain('WebhookKeys')
  })

  test('lets only the search read the key of its index, and that key alone', () => {
    const readers = FUNCTION_NAMES.filter((name) => JSON.stringify(byName(name).statements).includes('SearchKeys'))
    expect(readers.toSorted()).toEqual(['advisor-api', 'index-search'])
    const resources = byName('index-search').statements.find((one) =>
      one.Action.includes('secretsmanager:GetSecretValue'),
    )?.Resource
    expect(resources).toHaveLength(1)
  })

  test('lets only what pulls a mailbox read the credentials of it', () => {
    const resources = byName('intake-mailbox').statements.find((one) =>
      one.Action.includes('secretsmanager:GetSecretValue'),
    )?.Resource
    expect(resources).toEqual([{ Ref: 'MailboxLoginArn' }])
    for (const name of FUNCTION_NAMES.filter((other) => other !== 'intake-mailbox'))
      expect(JSON.stringify(byName(name).statements)).not.toContain('MailboxLoginArn')
  })

  test('lets the intake of mail and operators read raw mails, and operators change none', () => {
    const readers = FUNCTION_NAMES.filter((name) => 'MAIL_BUCKET' in byName(name).variables)
    expect(readers.toSorted()).toEqual(['intake-email', 'intake-mailbox', 'operations-api'])
    expect(byName('operations-api').actions).not.toContain('s3:PutObject')
    expect(byName('intake-email').variables['MAIL_BUCKET']).not.toEqual(
      byName('intake-email').variables['CONTENT_BUCKET'],
    )
  })

  test.each(FUNCTION_NAMES)('lets %s change or take out nothing in the audit log', (name) => {
    const { variables, statements } = byName(name)
    const table = z.object({ Ref: z.string() }).safeParse(variables[TABLES.audit.variable])
    const arn = table.success ? JSON.stringify({ 'Fn::GetAtt': [table.data.Ref, 'Arn'] }) : undefined
    const actions = statements
      .filter((one) => one.Resource.some((resource) => JSON.stringify(resource) === arn))
      .flatMap((one) => one.Action)
    expect(actions.filter((action) => /Update|Delete|BatchWrite/u.test(action))).toEqual([])
  })

  test('lets operators see and refill every queue, by the description in QUEUES', () => {
    const { variables, actions } = byName('operations-api')
    expect(actions).toEqual(
      expect.arrayContaining(['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:DeleteMessage']),
    )
    const text = JSON.stringify(variables['QUEUES'])
    for (const name of ['mail', 'inquiries', 'acknowledgements', 'routing', 'outbound'])
      expect(text).toContain(JSON.stringify(`"name":"${name}"`).slice(1, -1))
    expect(text).toContain('consequence')
  })
})

test('a list of actions fits into what IAM keeps of a role', () => {
  const sizes = Object.keys(ACCESS).map((name) => JSON.stringify(byName(name).statements).length)
  // 10,240 characters in all; references become ARNs of about their own length.
  expect(Math.max(...sizes)).toBeLessThan(9_000)
})
