import type { RenderedAcknowledgement } from './acknowledgement.ts'
import { BUILT_IN_WORDS, ENGLISH } from './built-in-words.ts'
import type { TemplateVariables } from './template-variables.ts'

/**
 * The plainest form that still keeps faith: what goes out when an institute's template does not render. Cannot fail, and fits
 * into a message of a social channel.
 */
export function builtIn(variables: TemplateVariables): Omit<RenderedAcknowledgement, 'fallback'> {
  const { urgent, emergencyNumber, name, promise, reference, institute, kind, way } = variables
  const words = BUILT_IN_WORDS[variables.language] ?? ENGLISH
  const said = [
    words.kinds[kind],
    ...(variables.notTaken > 0 ? [words.notTaken] : []),
    ...(variables.masked ? [words.pleaseNot] : []),
    ...(promise === '' ? [] : [words.answer(promise)]),
    words.reference(reference),
  ].join(' ')
  const call = urgent ? [words.call(emergencyNumber)] : []
  const text =
    way === 'short'
      ? [
          ...call,
          words.kinds[kind],
          ...(promise === '' ? [] : [words.answer(promise)]),
          words.reference(reference),
        ].join(' ')
      : [...call, words.greeting(name === '' ? '' : ` ${name}`), said, institute].join('\n\n')
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
