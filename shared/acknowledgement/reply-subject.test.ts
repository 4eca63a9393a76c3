import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replySubject } from './reply-subject.ts'

describe('replySubject', () => {
  it.each([
    ['Karte weg', 'Karte weg'],
    ['Re: AW: Karte weg', 'Karte weg'],
    ['RE[2]: Karte weg', 'Karte weg'],
    ['Karte\r\nBcc: opfer', 'Karte Bcc: opfer'],
    ['Karte\u202e weg\u200b', 'Karte weg'],
    ['Rechnung vom 3.11. über 20,50 €', 'Rechnung vom 3.11. über 20,50 €'],
  ])('repeats %j as %j', (raw, subject) => {
    expect(replySubject(raw)).toBe(subject)
  })

  it.each([
    ['Gratis auf www.spam.example', 'a link'],
    ['Schreiben Sie an a@spam.example', 'an address'],
    ['Karte 4111 1111 1111 1111', 'a card number'],
    ['Rufen Sie 0900/123456 an', 'a telephone number'],
    ['x'.repeat(151), 'a text too long for a subject'],
    ['', 'nothing'],
    ['Re:', 'only the mark of a reply'],
  ])('does not repeat %j: %s', (raw) => {
    expect(replySubject(raw)).toBe('')
  })

  it('is one line without control characters, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        expect(replySubject(raw)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(replySubject(raw).length).toBeLessThanOrEqual(150)
      }),
    )
  })
})
