import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerFixture } from './customer.fixture.ts'
import { fitsName } from './fits-name.ts'

const person = (given: string, family: string, title?: string) =>
  customerFixture({ name: { given, family, ...(title === undefined ? {} : { title }) } })
const maria = person('Maria', 'Hoffmann')

describe('a written name', () => {
  it.each([
    ['Maria Hoffmann', maria],
    ['HOFFMANN, MARIA', maria],
    ['Frau Dr. Maria K. Hoffmann', maria],
    ['Juergen Gross', person('Jürgen', 'Groß')],
    ['Elif Yilmaz', person('Elif', 'Yılmaz')],
    ['Lea Morel', person('Léa', 'Morel')],
    ['Anna von der Heide', person('Anna Luise', 'von der Heide')],
  ])('%s is clearly that person’s', (written, customer) => {
    expect(fitsName(written, customer)).toBe(true)
  })

  it.each([
    'Hoffmann',
    'Maria',
    'M. Hoffmann',
    'Familie Hoffmann',
    'Maria und Jonas Hoffmann',
    'Maria Hoffmann-Klein',
    'Maria Hofmann',
    '',
  ])('“%s” is not', (written) => {
    expect(fitsName(written, maria)).toBe(false)
  })

  it('never fits by chance, whatever is written, unless both names are in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (written) => {
        const fits = fitsName(written, maria)
        expect(fits && !/maria/iu.test(written.normalize('NFKD'))).toBe(false)
      }),
    )
  })
})
