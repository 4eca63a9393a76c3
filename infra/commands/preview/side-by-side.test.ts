import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.ts'

test('two texts stand beside each other, wrapped, with what differs marked', () => {
  const rows = sideBySide(
    ['before', 'after'],
    'Guten Tag,\n\ngleich',
    `Guten Tag,\n\n${'Wort '.repeat(20).trim()}`,
  ).split('\n')
  expect(rows[0]).toMatch(/^ {2}before {67}\| after$/u)
  expect(rows[2]).toMatch(/^ {2}Guten Tag, +\| Guten Tag,$/u)
  expect(rows[4]).toMatch(/^\* gleich +\| (?:Wort ?){14}$/u)
  expect(rows[5]).toMatch(/^\* +\| (?:Wort ?){6}$/u)
})
