import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { TABLES, type TableDefinition } from '#shared/aws/tables.ts'
import { synthesizeTemplate } from './template.fixture.ts'

const template = synthesizeTemplate()
const kept = z.object({ DeletionPolicy: z.literal('Retain') })

const key = (hash: string, range?: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' }]),
]

describe('tables', () => {
  const tables = template.ofType('AWS::DynamoDB::Table')
  const definitions: [string, TableDefinition][] = Object.entries(TABLES)

  test('are those of shared/aws/tables.ts and no others', () => {
    expect(tables.size).toBe(definitions.length)
  })

  test.each(definitions)('%s has the keys, indexes, stream and expiry of its definition', (name, definition) => {
    const id = `${name}Table`.toLowerCase()
    const [, resource] = [...tables].find(([logicalId]) => logicalId.toLowerCase().startsWith(id)) ?? []
    expect(resource?.Properties['KeySchema']).toEqual(key(definition.partitionKey, definition.sortKey))
    const indexes = definition.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: key(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    }))
    expect(resource?.Properties['GlobalSecondaryIndexes'] ?? []).toEqual(indexes)
    expect(resource?.Properties['StreamSpecification']).toEqual(
      definition.stream ? { StreamViewType: 'NEW_IMAGE' } : undefined,
    )
    expect(resource?.Properties['TimeToLiveSpecification']).toEqual(
      definition.ttl === undefined ? undefined : { AttributeName: definition.ttl, Enabled: true },
    )
  })

  test.each([...tables])('%s is on demand, restorable and survives the stack', (_id, resource) => {
    expect(resource.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    })
    expect(kept.safeParse(resource).success).toBe(true)
  })
})

describe('buckets', () => {
  const buckets = template.ofType('AWS::S3::Bucket')
  const policies = [...template.ofType('AWS::S3::BucketPolicy').values()].map((one) => JSON.stringify(one.Properties))

  test.each([...buckets])('%s is encrypted, private, by TLS alone, and survives the stack', (id, resource) => {
    expect(resource.Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    expect(JSON.stringify(resource.Properties['BucketEncryption'])).toContain('AES256')
    const policy = policies.filter((text) => text.includes(`"Bucket":{"Ref":"${id}"}`)).join()
    expect(policy).toContain('"aws:SecureTransport":"false"')
    expect(kept.safeParse(resource).success).toBe(true)
  })

  test('of what customers sent keep older versions', () => {
    const versioned = [...buckets.values()].filter((one) => 'VersioningConfiguration' in one.Properties)
    expect(versioned).toHaveLength(2)
  })
})

test('the signing keys are made in the cloud and survive the stack', () => {
  const [secret] = [...template.ofType('AWS::SecretsManager::Secret').values()]
  expect(secret?.Properties['GenerateSecretString']).toEqual({
    SecretStringTemplate: '{"current":"k1"}',
    GenerateStringKey: 'k1',
    PasswordLength: 64,
    ExcludePunctuation: true,
  })
  expect(kept.safeParse(secret).success).toBe(true)
})

describe('received mail', () => {
  const [rule] = template.read('AWS::SES::ReceiptRule', z.object({ Rule: z.record(z.string(), z.unknown()) }))
  const topicOf = z.object({
    Actions: z.tuple([
      z.object({ S3Action: z.object({ ObjectKeyPrefix: z.string(), TopicArn: z.object({ Ref: z.string() }) }) }),
    ]),
  })

  test('is scanned and stored for the configured addresses', () => {
    expect(rule?.Rule).toMatchObject({
      Enabled: true,
      ScanEnabled: true,
      Recipients: ['service@bank.example', 'reply.bank.example'],
    })
    expect(topicOf.parse(rule?.Rule).Actions[0].S3Action.ObjectKeyPrefix).toBe('raw/')
  })

  test('is announced to its queue unwrapped, and a notice that cannot be delivered becomes a dead letter', () => {
    const topic = topicOf.parse(rule?.Rule).Actions[0].S3Action.TopicArn.Ref
    const own = [...template.ofType('AWS::SNS::Subscription').values()].filter((one) =>
      JSON.stringify(one.Properties['TopicArn']).includes(topic),
    )
    expect(own.map((one) => one.Properties)).toEqual([
      expect.objectContaining({ Protocol: 'sqs', RawMessageDelivery: true, RedrivePolicy: expect.anything() }),
    ])
  })

  test('is announced by topics that are encrypted with a key that SES may use', () => {
    for (const topic of template.ofType('AWS::SNS::Topic').values())
      expect(topic.Properties['KmsMasterKeyId']).toBeDefined()
    const [keys] = [...template.ofType('AWS::KMS::Key').values()].map((one) => JSON.stringify(one.Properties))
    expect(keys).toContain('ses.amazonaws.com')
    expect(keys).toContain('"EnableKeyRotation":true')
  })
})

test('sent mail reports what became of it to the event bus', () => {
  const [destination] = template.read(
    'AWS::SES::ConfigurationSetEventDestination',
    z.object({ EventDestination: z.object({ MatchingEventTypes: z.array(z.string()) }) }),
  )
  expect(destination?.EventDestination.MatchingEventTypes.map((name) => name.toLowerCase()).toSorted()).toEqual([
    'bounce',
    'complaint',
    'delivery',
    'deliverydelay',
    'reject',
    'send',
  ])
})

test('nothing of the local system is in the template', () => {
  expect(template.text).not.toMatch(/local/i)
  expect(template.text).not.toContain('127.0.0.1')
})
