import type { Rule } from './rule.ts'

/** How out-of-office replies begin their subject: de, en, fr, it, es, nl. Lower case. */
const PHRASES = [
  'abwesenheitsnotiz',
  'abwesenheitsbenachrichtigung',
  'abwesenheitsmeldung',
  'abwesenheitsassistent',
  'automatische antwort',
  'automatische antwortmail',
  'autoantwort',
  'out of office',
  'out of the office',
  'out of office autoreply',
  'out-of-office',
  'automatic reply',
  'automatic response',
  'autoreply',
  'auto-reply',
  'auto reply',
  'auto response',
  'réponse automatique',
  "message d'absence",
  "avis d'absence",
  'absence du bureau',
  'absent du bureau',
  'risposta automatica',
  'fuori sede',
  'fuori ufficio',
  'respuesta automática',
  'respuesta automatica',
  'fuera de la oficina',
  'fuera de oficina',
  'automatisch antwoord',
  'afwezigheidsbericht',
  'afwezigheidsmelding',
  'niet aanwezig',
]

/** What stands between the phrase and the subject that it answers. A customer's sentence simply goes on. */
const THEN = /^\s*(?:$|[:;!–—\-(["„“/]|(?:re|aw|antw|sv)\s*:)/u

/** Rule 11: the last resort, for systems that set no header. */
export const outOfOfficeSubject: Rule = {
  reason: 'out-of-office',
  way: 'suppressed',
  applies: ({ subject }) => {
    const written = subject.normalize('NFC').replaceAll('’', "'").toLowerCase().trim()
    return PHRASES.some((phrase) => written.startsWith(phrase) && THEN.test(written.slice(phrase.length)))
  },
}
