import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CONSEQUENCES } from './consequences.ts'
import { compilePattern } from './local/events/event-pattern.ts'
import { synthesizeTemplate } from './template.fixture.ts'

const template = synthesizeTemplate()
const rules = template.read(
  'AWS::Events::Rule',
  z.object({ EventPattern: z.looseObject({ source: z.array(z.string()) }).optional(), Targets: z.array(z.unknown()) }),
)

describe('what SES tells of sent mail', () => {
  const [rule] = rules.filter((one) => one.EventPattern?.source.includes('aws.ses'))

  test('goes to a queue only when it is about our configuration set', () => {
    const [set = ''] = template.ofType('AWS::SES::ConfigurationSet').keys()
    // The set's name is known to CloudFormation alone: here its reference stands for it.
    const pattern: unknown = JSON.parse(JSON.stringify(rule?.EventPattern).replaceAll(`{"Ref":"${set}"}`, '"ours"'))
    const matches = compilePattern(pattern)
    const event = (name: string) => ({
      source: 'aws.ses',
      detail: { eventType: 'Bounce', mail: { tags: { 'ses:configuration-set': [name] } } },
    })
    expect(matches(event('ours'))).toBe(true)
    expect(matches(event('theirs'))).toBe(false)
    expect(matches({ ...event('ours'), source: 'aws.s3' })).toBe(false)
  })

  test('is everything that says what became of a mail', () => {
    const [destination] = template.read(
      'AWS::SES::ConfigurationSetEventDestination',
      z.object({ EventDestination: z.object({ MatchingEventTypes: z.array(z.string()) }) }),
    )
    expect(destination?.EventDestination.MatchingEventTypes.map((type) => type.toLowerCase()).toSorted()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliverydelay',
      'reject',
      'send',
    ])
  })

  test('is kept as a dead letter where the queue cannot take it', () => {
    expect(JSON.stringify(rule?.Targets)).toContain('DeadLetterConfig')
  })
})

test('the account’s reputation rings before SES may pause it', () => {
  const alarms = template.read(
    'AWS::CloudWatch::Alarm',
    z.object({
      AlarmDescription: z.string(),
      // An alarm on an expression has neither.
      MetricName: z.string().optional(),
      Namespace: z.string().optional(),
      Threshold: z.number(),
    }),
  )
  const reputation = alarms.filter(({ AlarmDescription }) => AlarmDescription.endsWith(CONSEQUENCES.reputation))
  expect(reputation.map(({ MetricName, Namespace, Threshold }) => [Namespace, MetricName, Threshold])).toEqual([
    ['AWS/SES', 'Reputation.BounceRate', 0.05],
    ['AWS/SES', 'Reputation.ComplaintRate', 0.001],
  ])
})
