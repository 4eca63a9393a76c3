import { describe, expect, it } from 'vitest'
import { compilePattern } from './event-pattern.ts'

const record = {
  eventName: 'INSERT',
  dynamodb: { NewImage: { milestone: { S: 'answeredAt' }, n: { N: '3' } } },
  tags: ['a', 'b'],
  size: 7,
}

describe('matching event patterns', () => {
  it.each([
    [{ eventName: ['INSERT', 'MODIFY'] }, true],
    [{ eventName: ['REMOVE'] }, false],
    [{ dynamodb: { NewImage: { milestone: { S: [{ exists: true }] } } } }, true],
    [{ dynamodb: { NewImage: { other: { S: [{ exists: true }] } } } }, false],
    [{ dynamodb: { NewImage: { other: { S: [{ exists: false }] } } } }, true],
    [{ eventName: ['INSERT'], dynamodb: { NewImage: { milestone: { S: [{ prefix: 'assigned' }] } } } }, false],
    [{ eventName: [{ prefix: 'INS' }] }, true],
    [{ eventName: [{ suffix: 'RT' }] }, true],
    [{ eventName: [{ 'anything-but': ['INSERT'] }] }, false],
    [{ eventName: [{ 'equals-ignore-case': 'insert' }] }, true],
    [{ tags: ['b'] }, true],
    [{ size: [{ numeric: ['>', 5, '<=', 7] }] }, true],
    [{ size: [{ numeric: ['<', 7] }] }, false],
    [{ $or: [{ eventName: ['REMOVE'] }, { size: [7] }] }, true],
  ])('%j matches the record: %s', (pattern, matches) => {
    expect(compilePattern(pattern)(record)).toBe(matches)
  })

  it('refuses an operator that it does not know', () => {
    expect(() => compilePattern({ a: [{ cidr: '10.0.0.0/8' }] })).toThrow(/cidr/)
  })
})
