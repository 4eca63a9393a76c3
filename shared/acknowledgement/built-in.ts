import type { RenderedAcknowledgement } from './acknowledgement.ts'
import type { TemplateVariables } from './template-variables.ts'

interface Words {
  readonly call: (number: string) => string
  readonly greeting: (name: string) => string
  readonly received: string
  readonly tooLarge: string
  readonly notTaken: string
  readonly answer: (promise: string) => string
  readonly reference: (reference: string) => string
  readonly subject: (reference: string) => string
}

const ENGLISH: Words = {
  call: (number) => `Please call ${number} now.`,
  greeting: (name) => `Hello${name},`,
  received: 'your message has reached us.',
  tooLarge: 'It was too large to be read whole: please send what is missing in smaller parts.',
  notTaken: 'Not all files could be accepted: please send fewer or smaller ones.',
  answer: (promise) => `We will reply ${promise}.`,
  reference: (reference) => `Your reference is ${reference}.`,
  subject: (reference) => `Your message (${reference})`,
}
const WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  de: {
    call: (number) => `Bitte rufen Sie jetzt ${number} an.`,
    greeting: (name) => `Guten Tag${name},`,
    received: 'Ihre Nachricht ist bei uns angekommen.',
    tooLarge: 'Sie war zu groß, um ganz gelesen zu werden: Bitte senden Sie uns, was fehlt, in kleineren Teilen.',
    notTaken: 'Nicht alle Dateien konnten wir annehmen: Bitte senden Sie weniger oder kleinere.',
    answer: (promise) => `Wir antworten Ihnen ${promise}.`,
    reference: (reference) => `Ihre Vorgangsnummer ist ${reference}.`,
    subject: (reference) => `Ihre Nachricht (${reference})`,
  },
}

/** The plainest form that still keeps faith: what goes out when an institute's template does not render. Cannot fail. */
export function builtIn(variables: TemplateVariables): Omit<RenderedAcknowledgement, 'fallback'> {
  const { urgent, emergencyNumber, name, promise, reference, institute } = variables
  const words = WORDS[variables.language] ?? ENGLISH
  const received = [
    words.received,
    ...(variables.kind === 'too-large' ? [words.tooLarge] : []),
    ...(variables.notTaken > 0 ? [words.notTaken] : []),
  ]
  const said = [...received, ...(promise === '' ? [] : [words.answer(promise)]), words.reference(reference)]
  const text = [
    ...(urgent ? [words.call(emergencyNumber)] : []),
    words.greeting(name === '' ? '' : ` ${name}`),
    said.join(' '),
    institute,
  ].join('\n\n')
  return { subject: words.subject(reference), text, html: plainHtml(text, variables.language) }
}

/** The text as it is, in a document. */
const plainHtml = (text: string, language: string): string =>
  `<!DOCTYPE html><html lang="${escapeHtml(language)}"><meta charset="utf-8"><body>${text
    .split('\n\n')
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')}</body></html>\n`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? character)
