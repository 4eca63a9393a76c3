import { physicalName } from './names.ts'

/** Where the stand-ins answer. */
export interface Place {
  readonly region: string
  readonly account: string
  /** `http://127.0.0.1:port` of the queue stand-in, without a slash at the end. */
  readonly storageUrl: string
  /** Address of the front door, without a slash at the end. */
  readonly publicUrl: string
}

/** What `Ref` and `Fn::GetAtt` of a resource give. */
export interface Reference {
  readonly ref: string
  attribute(name: string): string
}
type Property = (name: string) => unknown
type Referrer = (logicalId: string, property: Property, place: Place) => [string, Readonly<Record<string, string>>]

const named = (property: Property, key: string, logicalId: string, limit: number): string => {
  const given = property(key)
  return typeof given === 'string' ? given : physicalName(logicalId, limit)
}
const arn = (place: Place, service: string, rest: string): string =>
  `arn:aws:${service}:${place.region}:${place.account}:${rest}`

const table: Referrer = (logicalId, property, place) => {
  const name = named(property, 'TableName', logicalId, 255)
  const tableArn = arn(place, 'dynamodb', `table/${name}`)
  return [name, { Arn: tableArn, StreamArn: `${tableArn}/stream/local` }]
}

const REFERRERS: Readonly<Record<string, Referrer>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': (logicalId, property, place) => {
    const name = named(property, 'QueueName', logicalId, 80)
    const url = `${place.storageUrl}/${place.account}/${name}`
    return [url, { Arn: arn(place, 'sqs', name), QueueName: name, QueueUrl: url }]
  },
  'AWS::S3::Bucket': (logicalId, property, place) => {
    const name = named(property, 'BucketName', logicalId.toLowerCase(), 63)
    const host = `${name}.s3.${place.region}.amazonaws.com`
    return [name, { Arn: `arn:aws:s3:::${name}`, DomainName: `${name}.s3.amazonaws.com`, RegionalDomainName: host }]
  },
  'AWS::Lambda::Function': (logicalId, property, place) => {
    const name = named(property, 'FunctionName', logicalId, 64)
    return [name, { Arn: arn(place, 'lambda', `function:${name}`) }]
  },
  'AWS::SecretsManager::Secret': (logicalId, property, place) => {
    const secretArn = arn(place, 'secretsmanager', `secret:${named(property, 'Name', logicalId, 255)}`)
    return [secretArn, { Id: secretArn }]
  },
  'AWS::SNS::Topic': (logicalId, property, place) => {
    const name = named(property, 'TopicName', logicalId, 255)
    const topicArn = arn(place, 'sns', name)
    return [topicArn, { TopicArn: topicArn, TopicName: name }]
  },
  'AWS::ApiGatewayV2::Api': (logicalId, _property, place) => {
    const id = logicalId.toLowerCase()
    return [id, { ApiId: id, ApiEndpoint: `https://${id}.execute-api.${place.region}.amazonaws.com` }]
  },
  'AWS::CloudFront::Distribution': (logicalId, _property, place) => [
    logicalId,
    { Id: logicalId, DomainName: new URL(place.publicUrl).host },
  ],
  'AWS::CloudFront::Function': (logicalId) => [logicalId, { FunctionARN: logicalId }],
  'AWS::SES::ConfigurationSet': (logicalId, property) => [named(property, 'Name', logicalId, 64), {}],
  'AWS::SES::ReceiptRuleSet': (logicalId, property) => [named(property, 'RuleSetName', logicalId, 64), {}],
  'AWS::SES::EmailIdentity': (logicalId, property) => [named(property, 'EmailIdentity', logicalId, 254), {}],
  'AWS::Events::EventBus': (logicalId, property, place) => {
    const name = named(property, 'Name', logicalId, 256)
    return [name, { Arn: arn(place, 'events', `event-bus/${name}`), Name: name }]
  },
}

/** References to a resource; what nothing on this machine looks up (a role's ARN) is a name made of the logical id. */
export function reference(type: string, logicalId: string, property: Property, place: Place): Reference {
  const [ref, attributes] = REFERRERS[type]?.(logicalId, property, place) ?? [logicalId, {}]
  return {
    ref,
    attribute: (name) =>
      attributes[name] ?? (name.endsWith('Arn') ? `arn:aws:local:::${logicalId}/${name}` : `${logicalId}.${name}`),
  }
}
