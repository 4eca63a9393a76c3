import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellingPart } from './telling-part.ts'

const asked = 'Guten Tag,\nbitte ändern Sie meinen Dauerauftrag auf 480 Euro.'

describe('the part of a text that tells what it is about', () => {
  it.each([
    'Mit freundlichen Grüßen\nPetra Wolff\nWolff Versicherungsmakler GmbH',
    'MfG Petra Wolff\nBaufinanzierung',
    'LG\nAnna',
    'Viele Grüße aus Kiel\nAnna',
    'Freundliche Grüsse,\nUrs',
    'Kind regards,\nPeter\nMortgages Ltd',
    'Best wishes\nPeter',
    'Cordialement,\nMarie',
    '-- \nPetra Wolff, Wertpapiere',
    'Von meinem iPhone gesendet',
    'Sent from my iPhone',
  ])('ends before a closing and what follows: %s', (closing) =>
    expect(tellingPart(`${asked}\n\n${closing}`)).toBe(asked),
  )

  it('leaves out quoted lines, wherever they stand', () => {
    expect(tellingPart(`> Ihre Karte wurde gesperrt.\n${asked}\n> Bitte melden Sie sich.`)).toBe(asked)
  })

  it('keeps a postscript', () => {
    const text = `${asked}\n\nViele Grüße\nAnna\n\nPS: Meine Karte ist auch weg!`
    expect(tellingPart(text)).toBe(`${asked}\nPS: Meine Karte ist auch weg!`)
  })

  it('is everything where nothing telling stands before', () => {
    for (const text of [
      'Siehe unten\n> Meine Karte wurde gestohlen',
      'Viele Grüße\nmeine Karte ist weg',
      'LG karte weg',
      '',
    ])
      expect(tellingPart(text)).toBe(text)
  })

  it('does not end at a greeting within a sentence', () => {
    const text = 'Liebe Grüße aus Berlin, mir wurde eben im Zug die Karte gestohlen.\nBitte sperren!'
    expect(tellingPart(text)).toBe(text)
  })

  it('is made of lines of the text, in their order, and does not change when it is taken again', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('Viele Grüße', '> zitiert', 'PS: noch etwas', '-- ', 'drei Wörter hier'),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        const part = tellingPart(text)
        expect(tellingPart(part)).toBe(part)
        expect(part.length).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
