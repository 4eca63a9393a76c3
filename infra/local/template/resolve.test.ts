import { describe, expect, it } from 'vitest'
import { resolveOutputs, resolveTemplate } from './resolve.ts'
import { parseTemplate } from './template.ts'

const place = {
  region: 'eu-central-1',
  account: '000000000000',
  storageUrl: 'http://127.0.0.1:1',
  publicUrl: 'http://127.0.0.1:8080',
}
const resolve = (template: unknown) => resolveTemplate(parseTemplate(template), { Given: 'yes' }, place)

describe('resolving a template for this machine', () => {
  it('names resources by their logical ids, whatever else changes', () => {
    const [mapping] = resolve({
      Resources: {
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            FunctionName: { Ref: 'Work' },
            EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
            Url: { Ref: 'Queue' },
          },
        },
        Queue: { Type: 'AWS::SQS::Queue' },
        Work: { Type: 'AWS::Lambda::Function' },
      },
    })
    expect(mapping?.properties).toEqual({
      FunctionName: 'Work',
      EventSourceArn: 'arn:aws:sqs:eu-central-1:000000000000:Queue',
      Url: 'http://127.0.0.1:1/000000000000/Queue',
    })
  })

  it('leaves out resources whose condition does not hold, and inert ones', () => {
    const resources = resolve({
      Parameters: { Given: { Type: 'String', Default: '' } },
      Conditions: { Absent: { 'Fn::Equals': [{ Ref: 'Given' }, ''] } },
      Resources: {
        Pool: { Type: 'AWS::Unknown::Pool', Condition: 'Absent' },
        Alarm: { Type: 'AWS::CloudWatch::Alarm' },
        Queue: { Type: 'AWS::SQS::Queue' },
      },
    })
    expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Queue'])
  })

  it('stops at an unknown type with a sentence that names type and logical id', () => {
    expect(() => resolve({ Resources: { Odd: { Type: 'AWS::Odd::Thing' } } })).toThrow(/Odd of type AWS::Odd::Thing/)
  })

  it('stops at a parameter without a value and at a reference to nothing', () => {
    const queue = (name: unknown) => ({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } })
    const Parameters = { Other: { Type: 'String' } }
    expect(() => resolve({ Parameters, Resources: queue({ Ref: 'Other' }) })).toThrow(/parameter Other/)
    expect(() => resolve({ Resources: queue({ Ref: 'Nowhere' }) })).toThrow(/refers to Nowhere/)
  })

  it('gives the outputs as CloudFormation would, those whose condition does not hold left out', () => {
    const template = parseTemplate({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Things: { Type: 'AWS::DynamoDB::Table' } },
      Outputs: {
        Tables: { Value: { 'Fn::Join': ['', ['{"things":"', { Ref: 'Things' }, '"}']] } },
        Other: { Condition: 'Never', Value: 'x' },
      },
    })
    expect(resolveOutputs(template, {}, place)).toEqual({ Tables: '{"things":"Things"}' })
  })
})
