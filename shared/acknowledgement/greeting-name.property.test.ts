import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuTime } from '#tests/support/cpu-time.ts'
import { runs } from '#tests/support/property-runs.ts'
import { greetingName } from './greeting-name.ts'

/** Text as attackers and sloppy forms make it: any characters, and pieces of names, links and sentences put together. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'Anna',
          'Meier',
          'müller',
          'GmbH',
          'Dr.',
          ',',
          '&',
          '-',
          '.',
          '(',
          ')',
          '"',
          '’',
          '\u202e',
          '\u200b',
          '\u0301',
        ],
        ...[
          'www.',
          'x.example',
          'http://',
          '@',
          '1',
          '0900',
          'jetzt',
          'Sie',
          'you',
          'win',
          'Ж',
          'α',
          '李',
          '🌸',
          '\n',
          '\t',
          ' ',
        ],
      ),
      { maxLength: 14 },
    )
    .chain((parts) => fc.constantFrom('', ' ').map((joint) => parts.join(joint))),
)

describe('a name for a greeting, whatever was sent', () => {
  it('holds no link, address, number to call or markup, on one visible line of at most 60 characters', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const { name } = greetingName(raw)
        expect(name.length).toBeLessThanOrEqual(60)
        expect(name).not.toMatch(/[@<>{}[\]/\\|:;!?"#$%^*=_~\r\n\t]|www|https?|\p{L}\.\p{L}{2}|(\p{N}.*){3}/iu)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u)
        expect(name).toBe(name.trim())
      }),
      { numRuns: runs(1_000) },
    )
  })

  it('stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const { name } = greetingName(raw)
        expect(greetingName(name).name).toBe(name)
      }),
      { numRuns: runs(1_000) },
    )
  })

  it('mixes no alphabets', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const { name } = greetingName(raw)
        const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]
        expect(alphabets.filter((alphabet) => alphabet.test(name)).length).toBeLessThan(2)
      }),
    )
  })

  it('has the family name in it where that is known', () => {
    const word = fc.constantFrom('Anna', 'Meier', 'Müller', 'von Berg', 'Yılmaz', 'O’Connor', 'Meier-Schulze')
    fc.assert(
      fc.property(word, word, (family, given) => {
        expect(greetingName(`${family}, ${given}`)).toEqual({ name: `${given} ${family}`, family })
      }),
    )
  })

  it('takes no longer for a megabyte', () => {
    for (const part of ['a', ' ', '(', '.', 'a.', '\u0301', '"', ', ', '\ud83d']) {
      const start = cpuTime()
      greetingName(part.repeat(1_000_000 / part.length))
      expect(cpuTime() - start).toBeLessThan(50)
    }
  })
})
