import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ACCESS } from './access.ts'
import { CONSEQUENCES } from './consequences.ts'
import { compilePattern } from './local/events/event-pattern.ts'
import { synthesizeTemplate } from './template.fixture.ts'

const arn = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((value) => value['Fn::GetAtt'][0])
const queue = z.object({
  VisibilityTimeout: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: arn, maxReceiveCount: z.number() }).optional(),
  ReceiveMessageWaitTimeSeconds: z.number().optional(),
  SqsManagedSseEnabled: z.boolean().optional(),
})
const mapping = z.object({
  EventSourceArn: arn,
  FunctionName: z.object({ Ref: z.string() }),
  FunctionResponseTypes: z.array(z.string()),
  BatchSize: z.number(),
  MaximumBatchingWindowInSeconds: z.number().optional(),
})
const lambda = z.object({ Timeout: z.number(), MemorySize: z.number(), Environment: z.unknown() })
const alarm = z.object({
  AlarmDescription: z.string(),
  /** Absent where several metrics are reckoned with. */
  MetricName: z.string().optional(),
  AlarmActions: z.array(z.unknown()),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
})

const template = synthesizeTemplate()
const queues = new Map(
  [...template.ofType('AWS::SQS::Queue')].map(([id, resource]) => [id, queue.parse(resource.Properties)]),
)
const lambdas = template.ofType('AWS::Lambda::Function')
const workers = template.read('AWS::Lambda::EventSourceMapping', mapping).flatMap((read) => {
  const source = queues.get(read.EventSourceArn)
  if (source === undefined) return []
  return [{ ...read, queue: source, function: lambda.parse(lambdas.get(read.FunctionName.Ref)?.Properties) }]
})
const alarms = template.read('AWS::CloudWatch::Alarm', alarm)

describe('a queue that a function works off', () => {
  test('is there for each step that has one', () => {
    const steps = Object.values(ACCESS).flatMap((access) => ('sendsTo' in access ? access.sendsTo : []))
    // Mail and scan results come from AWS itself.
    expect(workers.length).toBeGreaterThanOrEqual(new Set(steps).size + 2)
  })

  test.each(workers)(
    'gives a message up only after ten attempts, to a queue of its own ($EventSourceArn)',
    (worker) => {
      expect(worker.queue.RedrivePolicy?.maxReceiveCount).toBeGreaterThanOrEqual(10)
      const target = worker.queue.RedrivePolicy?.deadLetterTargetArn
      expect(workers.filter((other) => other.queue.RedrivePolicy?.deadLetterTargetArn === target)).toHaveLength(1)
      expect(workers.map((other) => other.EventSourceArn)).not.toContain(target)
    },
  )

  test.each(workers)(
    'hides a message for six times the time-out, which is at most 10 s ($EventSourceArn)',
    (worker) => {
      expect(worker.function.Timeout).toBeLessThanOrEqual(10)
      expect(worker.queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker.function.Timeout)
    },
  )

  test.each(workers)('reports partial failures and never waits for a full batch ($EventSourceArn)', (worker) => {
    expect(worker.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    expect(worker.MaximumBatchingWindowInSeconds).toBe(0)
    expect(worker.BatchSize).toBe(10)
  })

  test.each(workers)('tells its function where its dead letters go ($EventSourceArn)', (worker) => {
    const target = worker.queue.RedrivePolicy?.deadLetterTargetArn
    expect(JSON.stringify(worker.function.Environment)).toContain(`"DEAD_LETTER_QUEUE_URL":{"Ref":"${target}"}`)
  })

  test.each(workers)(
    'rings for dead letters and for age, and says what a customer suffers ($EventSourceArn)',
    (worker) => {
      const watched = (id: string | undefined, metric: string): readonly string[] =>
        alarms
          .filter((read) => read.MetricName === metric && JSON.stringify(read.Dimensions).includes(`"${id}"`))
          .map((read) => read.AlarmDescription)
      const deadLetters = watched(worker.queue.RedrivePolicy?.deadLetterTargetArn, 'ApproximateNumberOfMessagesVisible')
      const age = watched(worker.EventSourceArn, 'ApproximateAgeOfOldestMessage')
      for (const descriptions of [deadLetters, age]) {
        expect(descriptions).toHaveLength(1)
        expect(Object.values(CONSEQUENCES).some((sentence) => descriptions[0]?.endsWith(sentence))).toBe(true)
      }
    },
  )
})

test('every queue is encrypted and refuses connections without TLS', () => {
  const policies = [...template.ofType('AWS::SQS::QueuePolicy').values()].map((one) => JSON.stringify(one.Properties))
  for (const [id, read] of queues) {
    expect(read.SqsManagedSseEnabled).toBe(true)
    const own = policies.filter((text) => text.includes(`"Queues":[{"Ref":"${id}"}]`)).join()
    expect(own).toContain('"aws:SecureTransport":"false"')
  }
})

test('every alarm tells somebody, by a topic that it may publish to', () => {
  expect(alarms.length).toBeGreaterThan(0)
  for (const read of alarms) {
    const [action] = z.tuple([z.object({ Ref: z.string() })]).parse(read.AlarmActions)
    const policies = [...template.ofType('AWS::SNS::TopicPolicy').values()].map((one) => JSON.stringify(one.Properties))
    const own = policies.filter((text) => text.includes(`"Topics":[{"Ref":"${action.Ref}"}]`)).join()
    expect(own).toContain('"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"}')
  }
})

describe('the stream of inquiries', () => {
  const [stream] = [...template.ofType('AWS::Lambda::EventSourceMapping').values()]
    .map((resource) => resource.Properties)
    .filter((properties) => 'BisectBatchOnFunctionError' in properties)

  test('is bisected, retried a bounded number of times, and its failures are kept', () => {
    expect(stream).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } } },
    })
  })

  test('delivers only new items with a milestone', () => {
    const criteria = z
      .object({ Filters: z.tuple([z.object({ Pattern: z.string() })]) })
      .parse(stream?.['FilterCriteria'])
    const delivers = compilePattern(JSON.parse(criteria.Filters[0].Pattern))
    const key = { pk: { S: 'inquiry#1' }, sk: { S: 'event#1' } }
    const image = { ...key, milestone: { M: { name: { S: 'acknowledged' }, round: { N: '0' } } } }
    expect(delivers({ eventName: 'INSERT', dynamodb: { NewImage: image } })).toBe(true)
    expect(delivers({ eventName: 'MODIFY', dynamodb: { NewImage: image } })).toBe(false)
    expect(delivers({ eventName: 'INSERT', dynamodb: { NewImage: key } })).toBe(false)
  })

  test('rings when it falls behind and when records are given up', () => {
    const own = alarms.filter((read) => read.AlarmDescription.endsWith(CONSEQUENCES.measure))
    expect(own.map((read) => read.MetricName).toSorted()).toEqual(['ApproximateNumberOfMessagesVisible', 'IteratorAge'])
  })
})

test('the breaker for all acknowledgements rings as soon as it holds one back', () => {
  const own = alarms.filter((read) => read.AlarmDescription.endsWith(CONSEQUENCES.breaker))
  expect(own).toMatchObject([{ MetricName: 'breakerOpen', Dimensions: [{ Name: 'service', Value: 'acknowledge' }] }])
})

test('a scan that failed rings, because its file stays closed', () => {
  const own = alarms.filter((read) => read.AlarmDescription.endsWith(CONSEQUENCES.failedScan))
  expect(own).toMatchObject([{ MetricName: 'scan-failed', Dimensions: [{ Name: 'service', Value: 'scan-results' }] }])
})

test('what customers live through rings as measure counts it', () => {
  const described = (consequence: string) => alarms.filter((read) => read.AlarmDescription.endsWith(consequence))
  expect(described(CONSEQUENCES.slow)).toMatchObject([
    { MetricName: 'acknowledgementLatency', Dimensions: [{ Name: 'service', Value: 'measure' }] },
  ])
  expect(described(CONSEQUENCES.broken)).toHaveLength(1)
})

test('the sweep runs every minute and rings when it fails', () => {
  const rules = template.read('AWS::Events::Rule', z.object({ ScheduleExpression: z.string().optional() }))
  expect(rules.map((rule) => rule.ScheduleExpression)).toContain('rate(1 minute)')
  expect(
    alarms.some((read) => read.MetricName === 'Errors' && read.AlarmDescription.endsWith(CONSEQUENCES.sweep)),
  ).toBe(true)
})
