import { describe, expect, it } from 'vitest'
import { hardshipOf } from './hardship.ts'

describe('hardshipOf', () => {
  it('marks a death in the family', () => {
    for (const text of [
      'Mein Mann ist letzte Woche verstorben. Was passiert mit dem Gemeinschaftskonto?',
      'nach dem Tod meiner Mutter bräuchte ich eine Kontoaufstellung',
      'My father died in March and I am the executor.',
      'I am writing about my late wife’s account',
    ]) {
      expect(hardshipOf('', text), text).toEqual(['bereavement'])
    }
  })

  it('marks who cannot pay', () => {
    for (const text of [
      'Ich habe meinen Job verloren und weiß nicht weiter',
      'diesen monat kann ich die raten für den kredit leider nicht zahlen',
      'I’m struggling to pay my mortgage since the divorce',
      'I can’t pay the next instalments',
    ]) {
      expect(hardshipOf('', text), text).toEqual(['cannot-pay'])
    }
  })

  it('marks threats to oneself', () => {
    for (const text of [
      'Wenn Sie mir das Konto sperren, bringe ich mich um, ich will nicht mehr leben',
      'ich sehe keinen Ausweg mehr',
      'I might as well kill myself',
      'there is no reason to live if I lose the house',
    ]) {
      expect(hardshipOf('', text), text).toContain('self-harm')
    }
  })

  it('marks all that is said, in the subject, too', () => {
    expect(hardshipOf('Todesfall', 'Ich bin arbeitslos und mag nicht mehr leben')).toEqual([
      'bereavement',
      'cannot-pay',
      'self-harm',
    ])
  })

  it('marks nothing else', () => {
    for (const text of [
      'Ich kann mit meiner Karte nicht mehr zahlen',
      'Meine PIN geht nicht, ich kann im Laden nicht bezahlen',
      'Was kostet eine Risikolebensversicherung?',
      'My phone died and the app is gone',
      'I cannot pay with my card abroad',
      'Sie leben wohl hinter dem Mond!',
    ]) {
      expect(hardshipOf('', text), text).toEqual([])
    }
  })
})
