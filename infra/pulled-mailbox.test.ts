import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CONSEQUENCES } from './consequences.ts'
import { synthesizeTemplate } from './template.fixture.ts'

const template = synthesizeTemplate()
const { Resources, Conditions, Parameters } = z
  .object({
    Resources: z.record(z.string(), z.object({ Type: z.string(), Condition: z.string().optional() })),
    Conditions: z.record(z.string(), z.unknown()),
    Parameters: z.record(z.string(), z.object({ Default: z.unknown() })),
  })
  .parse(JSON.parse(template.text))
const own = Object.entries(Resources).filter(([id]) => id.startsWith('Mailbox'))

describe('a mailbox that is pulled', () => {
  test('exists, with all that belongs to it, only where its host is given', () => {
    expect(Conditions['HasMailbox']).toEqual({ 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'MailboxHost' }, ''] }] })
    expect(Parameters['MailboxHost']?.Default).toBe('')
    expect(own.map(([, { Type }]) => Type)).toEqual(
      expect.arrayContaining([
        'AWS::Lambda::Function',
        'AWS::Events::Rule',
        'AWS::IAM::Policy',
        'AWS::CloudWatch::Alarm',
      ]),
    )
    for (const [id, { Condition }] of own) expect({ id, Condition }).toEqual({ id, Condition: 'HasMailbox' })
  })

  test('is named by nothing that exists without it', () => {
    const ids = own.map(([id]) => `"${id}"`)
    const others = Object.entries(
      z.object({ Resources: z.record(z.string(), z.unknown()) }).parse(JSON.parse(template.text)).Resources,
    )
    for (const [id, resource] of others.filter(([name]) => !name.startsWith('Mailbox')))
      expect(
        ids.filter((name) => JSON.stringify(resource).includes(name)),
        id,
      ).toEqual([])
  })

  test('rings when it has not been read for ten minutes, also when nothing runs at all', () => {
    const alarms = [...template.ofType('AWS::CloudWatch::Alarm').values()].map(({ Properties }) => Properties)
    expect(alarms.filter((alarm) => alarm['MetricName'] === 'mailboxRead')).toMatchObject([
      {
        Namespace: 'Anklang',
        Dimensions: [{ Name: 'service', Value: 'intake-mailbox' }],
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        Period: 60,
        EvaluationPeriods: 10,
        TreatMissingData: 'breaching',
        AlarmDescription: `The mailbox has not been read for 10 minutes. ${CONSEQUENCES.mailbox}`,
      },
    ])
  })
})
