import type { Kind } from './kinds.ts'

export interface Words {
  readonly call: (number: string) => string
  readonly greeting: (name: string) => string
  /** What each kind says beside the promise and the reference. */
  readonly kinds: Readonly<Record<Kind, string>>
  readonly notTaken: string
  readonly pleaseNot: string
  readonly answer: (promise: string) => string
  readonly reference: (reference: string) => string
  readonly subject: (reference: string) => string
}

export const ENGLISH: Words = {
  call: (number) => `Please call ${number} now.`,
  greeting: (name) => `Hello${name},`,
  kinds: {
    acknowledgement: 'your message has reached us.',
    notice: 'your message has reached us.',
    delay: 'our answer is delayed, and we are sorry.',
    'too-large':
      'your message has reached us. It was too large to be read whole: please send what is missing in smaller parts.',
  },
  notTaken: 'Not all files could be accepted: please send fewer or smaller ones.',
  pleaseNot: 'Please do not send us card numbers, PINs, TANs or passwords.',
  answer: (promise) => `We will reply ${promise}.`,
  reference: (reference) => `Your reference is ${reference}.`,
  subject: (reference) => `Your message (${reference})`,
}

const received = 'Ihre Nachricht ist bei uns angekommen.'
const arrived = 'votre message nous est bien parvenu.'

/** The words of the plainest form, by language; English where one is missing. */
export const BUILT_IN_WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  de: {
    call: (number) => `Bitte rufen Sie jetzt ${number} an.`,
    greeting: (name) => `Guten Tag${name},`,
    kinds: {
      acknowledgement: received,
      notice: received,
      delay: 'unsere Antwort verspätet sich, das tut uns leid.',
      'too-large': `${received} Sie war zu groß, um ganz gelesen zu werden: Bitte senden Sie uns, was fehlt, in kleineren Teilen.`,
    },
    notTaken: 'Nicht alle Dateien konnten wir annehmen: Bitte senden Sie weniger oder kleinere.',
    pleaseNot: 'Bitte senden Sie uns keine Kartennummern, PINs, TANs oder Passwörter.',
    answer: (promise) => `Wir antworten Ihnen ${promise}.`,
    reference: (reference) => `Ihre Vorgangsnummer ist ${reference}.`,
    subject: (reference) => `Ihre Nachricht (${reference})`,
  },
  fr: {
    call: (number) => `Appelez tout de suite le ${number}.`,
    greeting: (name) => `Bonjour${name},`,
    kinds: {
      acknowledgement: arrived,
      notice: arrived,
      delay: 'notre réponse aura du retard, veuillez nous en excuser.',
      'too-large': `${arrived} Il était trop grand pour être lu en entier : envoyez ce qui manque en plus petites parties.`,
    },
    notTaken: 'Nous n’avons pas pu accepter tous les fichiers : envoyez-en moins ou de plus petits.',
    pleaseNot: 'Merci de ne pas nous envoyer de numéros de carte, de codes PIN ou TAN ni de mots de passe.',
    answer: (promise) => `Nous vous répondons ${promise}.`,
    reference: (reference) => `Votre numéro de dossier est le ${reference}.`,
    subject: (reference) => `Votre message (${reference})`,
  },
}
