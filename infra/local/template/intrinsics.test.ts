import { describe, expect, it } from 'vitest'
import { StartError } from '../start-error.ts'
import { evaluate, evaluateCondition, type Scope } from './intrinsics.ts'

const scope: Scope = {
  ref: (name) => ({ Name: 'anklang', 'AWS::Region': 'eu-central-1', Zones: ['a', 'b'] })[name],
  attribute: (id, attribute) => `${id}/${attribute}`,
  condition: (name) => name === 'Yes',
  mapping: (...path) => path.join('.'),
}

describe('evaluating intrinsic functions', () => {
  it.each([
    [{ Ref: 'Name' }, 'anklang'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue/Arn'],
    [{ 'Fn::GetAtt': 'Stack.Outputs.Url' }, 'Stack/Outputs.Url'],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'Name' }, 3]] }, 'x-anklang-3'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::Select': ['0', { Ref: 'Zones' }] }, 'a'],
    [{ 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
    [{ 'Fn::If': ['No', 'then', { 'Fn::If': ['Yes', 'inner', 'outer'] }] }, 'inner'],
    [{ 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'key'] }, 'Map.eu-central-1.key'],
    [{ 'Fn::Base64': 'a' }, 'YQ=='],
    [
      { list: [{ Ref: 'Name' }], 'Fn::NotAlone': 1 },
      { list: ['anklang'], 'Fn::NotAlone': 1 },
    ],
  ])('%j is %j', (value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected)
  })

  it('substitutes references, attributes and own variables, and keeps what is marked as literal', () => {
    const variable = (name: string): string => `$\{${name}}`.replace('\\', '')
    const template = ['Name', 'Queue.Arn', 'own', '!kept'].map(variable).join(' ')
    const value = { 'Fn::Sub': [template, { own: { Ref: 'Name' } }] }
    expect(evaluate(value, scope)).toBe(`anklang Queue/Arn anklang ${variable('kept')}`)
  })

  it('leaves out properties and list entries without a value', () => {
    const value = {
      kept: 1,
      gone: { Ref: 'AWS::NoValue' },
      list: [1, { 'Fn::If': ['No', 2, { Ref: 'AWS::NoValue' }] }],
    }
    expect(evaluate(value, scope)).toEqual({ kept: 1, list: [1] })
  })

  it('stops at what only the cloud can resolve', () => {
    expect(() => evaluate({ 'Fn::ImportValue': 'x' }, scope)).toThrow(StartError)
  })
})

describe('deciding conditions', () => {
  it.each([
    [{ 'Fn::Equals': [{ Ref: 'Name' }, 'anklang'] }, true],
    [{ 'Fn::Not': [{ Condition: 'Yes' }] }, false],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
    [{ 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] }, true],
  ])('%j is %s', (condition, truth) => {
    expect(evaluateCondition(condition, scope)).toBe(truth)
  })
})
