import { expect, it } from 'vitest'
import { initialsOf } from './initials.ts'

it.each([
  ['Sabine Lehmann', 'SL'],
  ['Dr. Anna-Maria von der Heide', 'DH'],
  ['  Çelik ', 'Ç'],
  ['محمد علي', 'مع'],
  ['e\u0301mile Zola (Vertretung)', 'E\u0301Z'],
  ['🙂 🙂', ''],
  ['', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
