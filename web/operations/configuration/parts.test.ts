import { describe, expect, it } from 'vitest'
import { located, readPart, yamlOf } from './parts.ts'

const desks = [
  { id: 'cards', name: { de: 'Karten', en: 'Cards' } },
  { id: 'loans', name: { de: 'Kredite' }, weight: 2 },
]

describe('a part of the configuration as YAML', () => {
  it('says the same when it is read again', () => {
    expect(readPart('desks', yamlOf(desks))).toEqual({ value: desks })
    expect(readPart('desks', yamlOf({ on: 'yes', time: '09:00', day: '12-24', no: 'no' }))).toEqual({
      value: { on: 'yes', time: '09:00', day: '12-24', no: 'no' },
    })
  })

  it('that is none is objected to at its line', () => {
    expect(readPart('desks', '- id: cards\n  name: {de: Karten\n')).toMatchObject({
      objections: [{ part: 'desks', line: 3 }],
    })
  })

  it('does not grow without end', () => {
    const names = 'abcdefghij'.split('')
    const bomb = names.map(
      (name, at) =>
        `${name}: &${name} [${'x, '.repeat(9)}${at === 0 ? 'x' : `*${names[at - 1]}`.concat(`, *${names[at - 1]}`.repeat(9))}]`,
    )
    expect(readPart('form', bomb.join('\n'))).toHaveProperty('objections')
  })

  it.each([
    ['desks[1].weight', 8],
    ['desks[1].name.en', 7],
    ['desks[0].name.de', 3],
    ['desks[9]', 1],
  ])('leads from %s to its line', (path, line) => {
    expect(located([{ path, message: 'is wrong' }], () => yamlOf(desks))).toEqual([
      { part: 'desks', line, path, message: 'is wrong' },
    ])
  })

  it('leaves what is in no part as it is', () => {
    const issue = { path: 'templates.de/notice.liquid', message: 'is wrong' }
    expect(located([issue], () => '')).toEqual([issue])
  })
})
