import { KINDS, type Said } from './kinds.ts'
import { type TemplateEngine, TemplateFailure } from './template-engine.ts'
import type { TemplateVariables } from './template-variables.ts'

/** One text, in the words of one folder. */
export interface TextInFolder {
  readonly subject: string
  readonly text: string
  readonly variables: TemplateVariables
}

const LONGEST_TEXT = 4_000
/** Of a message on a social channel, in UTF-16 code units. */
export const LONGEST_SHORT = 280
const LONGEST_SUBJECT = 200

/**
 * Renders subject and text from a folder. The pieces `who`, `pleaseNot` and `files` are rendered before and are empty where
 * the folder has no such template or there is nothing to say. Throws TemplateFailure, also where the text leaves out what its
 * kind must say.
 */
export function renderText(variables: TemplateVariables, folder: string, plain: TemplateEngine): TextInFolder {
  const { kind, way, masked, notTaken } = variables
  const piece = (name: string, wanted: boolean): string => {
    const path = `${folder}/${name}.liquid`
    return wanted && plain.has(path) ? oneLine(plain.render(path, variables)) : ''
  }
  const all = {
    ...variables,
    greeting: oneLine(plain.render(`${folder}/greeting.liquid`, variables)),
    who: piece('who', true),
    pleaseNot: piece('please-not', masked),
    files: piece('files', notTaken > 0),
  }
  const subjectPath = `${folder}/subject.liquid`
  const subject = oneLine(plain.render(subjectPath, all))
  if (subject === '' || subject.length > LONGEST_SUBJECT) throw new TemplateFailure(subjectPath, 'is empty or too long')
  const textPath = `${folder}/${way === 'short' ? 'short' : kind}.liquid`
  const text = way === 'short' ? oneLine(plain.render(textPath, all)) : tidy(plain.render(textPath, all))
  check(text, variables, textPath)
  return { subject, text, variables }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Templates are written for reading; what their line breaks leave behind is not the customer's business. */
const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()

/** What every text of its kind must say, whatever an institute makes of its templates. */
function check(text: string, variables: TemplateVariables, path: string): void {
  const { reference, promise, urgent, emergencyNumber, way } = variables
  const said: Readonly<Record<Said, readonly [boolean, string]>> = {
    reference: [text.includes(reference), 'leaves out the reference'],
    promise: [text.includes(promise), 'leaves out the promised time'],
    emergency: [
      !urgent || text.split('\n', 1)[0]?.includes(emergencyNumber) === true,
      'does not begin with the emergency number',
    ],
  }
  const longest = way === 'short' ? LONGEST_SHORT : LONGEST_TEXT
  if (text.length > longest) throw new TemplateFailure(path, `gives too long a text: at most ${longest} characters`)
  for (const name of KINDS[variables.kind].says) {
    const [isSaid, reason] = said[name]
    if (!isSaid) throw new TemplateFailure(path, reason)
  }
}
