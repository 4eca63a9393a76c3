import { expect, it } from 'vitest'
import { excerpt } from './excerpt.ts'

const lines = (file: string, line: number) => (file === 'topics.yaml' && line === 2 ? '  desk: crads' : undefined)

it('a problem shows the line that it is about, with a mark below', () => {
  const issue = { path: 'topics.yaml:2:9 [0].desk', message: 'names no desk that exists: did you mean cards?' }
  expect(excerpt(issue, lines)).toBe(
    [
      'topics.yaml:2:9',
      '  2 |   desk: crads',
      '    |         ^',
      '  [0].desk names no desk that exists: did you mean cards?',
      '',
    ].join('\n'),
  )
})

it.each(['templates/de/short.liquid', 'topics.yaml', 'topics.yaml:9:1'])(
  'a problem of %s is shown without a line',
  (path) => {
    expect(excerpt({ path, message: 'is missing' }, lines)).toBe(`${path}\n  is missing\n`)
  },
)
