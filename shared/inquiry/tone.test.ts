import { describe, expect, it } from 'vitest'
import { toneOf } from './tone.ts'

const tone = (text: string, subject = '') => toneOf([{ direction: 'inbound', text }], subject)

describe('the tone of a customer', () => {
  it('shows the words of anger that were written, each once, and what shouts', () => {
    expect(tone('Das ist eine Frechheit!!! Eine Frechheit. WO IST MEIN GELD', 'Unverschämt')).toEqual({
      angry: ['Unverschämt', 'Frechheit', '!!!'],
    })
    expect(tone('This is ridiculous.').angry).toEqual(['ridiculous'])
    expect(tone('KARTE IST WEG BITTE HELFEN').angry).toEqual(['KARTE IST WEG BITTE HELFEN'])
  })

  it('says nothing of a calm message, nor of an IBAN in capitals or a single abbreviation', () => {
    expect(tone('Guten Tag, meine IBAN ist DE89370400440532013000, die BIC COBADEFF. Danke!')).toEqual({ angry: [] })
  })

  it('tells how they address the bank where they do so in one way', () => {
    expect(tone('Können Sie mir helfen?').address).toBe('formal')
    expect(tone('Kannst du mir helfen?').address).toBe('informal')
    expect(tone('Sie gehört meiner Frau, die Karte.').address).toBeUndefined()
    expect(tone('Können Sie mir helfen, oder soll ich dich anrufen?').address).toBeUndefined()
  })

  it('hears the customer alone, not what the bank wrote', () => {
    expect(toneOf([{ direction: 'outbound', text: 'Können Sie uns schreiben?' }], '')).toEqual({ angry: [] })
  })
})
