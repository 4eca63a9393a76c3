import type { Configuration } from '#shared/configuration/schema.ts'
import type { AcknowledgementFacts, RenderedAcknowledgement } from './acknowledgement.ts'
import { builtIn } from './built-in.ts'
import { type TemplateEngine, TemplateFailure, templateEngine } from './template-engine.ts'
import { type TemplateVariables, templateVariables } from './template-variables.ts'

/** Renders with one version of the configuration; hold it for as long as that version is in force. */
export interface Renderer {
  /**
   * What the customer is told. A template that fails, or leaves out what every acknowledgement must say, is replaced by
   * the plainest built-in form, with the reason in `fallback`; so this never throws for a template's sake.
   */
  acknowledgement(facts: AcknowledgementFacts): RenderedAcknowledgement
}

const LONGEST_TEXT = 4_000
const LONGEST_SUBJECT = 200

/**
 * Makes a renderer from the institute's Liquid templates: `<language>/greeting.liquid`, `<language>/subject.liquid`,
 * `<language>/acknowledgement.liquid`, `<language>/notice.liquid`, `<language>/too-large.liquid` (plain text) and
 * `mail.html.liquid` around the paragraphs of that text. Templates are compiled at first use and kept with the renderer.
 */
export function createRenderer(configuration: Configuration): Renderer {
  const plain = templateEngine(configuration.templates, 'plain')
  const escaped = templateEngine(configuration.templates, 'escaped')
  return {
    acknowledgement(facts) {
      const variables = templateVariables(facts, configuration)
      try {
        return fromTemplates(variables, plain, escaped)
      } catch (error) {
        if (error instanceof TemplateFailure) return { ...builtIn(variables), fallback: error.message }
        throw error
      }
    },
  }
}

function fromTemplates(
  variables: TemplateVariables,
  plain: TemplateEngine,
  escaped: TemplateEngine,
): RenderedAcknowledgement {
  const { language, kind, statusUrl } = variables
  const greeting = plain.render(`${language}/greeting.liquid`, variables).trim()
  const subjectPath = `${language}/subject.liquid`
  const subject = plain.render(subjectPath, variables).replace(/\s+/gu, ' ').trim()
  if (subject === '' || subject.length > LONGEST_SUBJECT) throw new TemplateFailure(subjectPath, 'is empty or too long')
  const textPath = `${language}/${kind}.liquid`
  const text = tidy(plain.render(textPath, { ...variables, greeting }))
  checkPromises(text, variables, textPath)
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => paragraph.split('\n').map((line) => (statusUrl === '' ? [line] : line.split(statusUrl))))
  const html = escaped.render('mail.html.liquid', { ...variables, subject, paragraphs })
  return { subject, text, html }
}

/** Templates are written for reading; what their line breaks leave behind is not the customer's business. */
const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()

/** What every acknowledgement must say, whatever an institute makes of its templates. */
function checkPromises(text: string, variables: TemplateVariables, path: string): void {
  const { reference, promise, urgent, emergencyNumber } = variables
  if (text.length > LONGEST_TEXT) throw new TemplateFailure(path, 'gives too long a text')
  if (!text.includes(reference)) throw new TemplateFailure(path, 'leaves out the reference')
  if (!text.includes(promise)) throw new TemplateFailure(path, 'leaves out the promised time')
  if (urgent && !text.split('\n', 1)[0]?.includes(emergencyNumber)) {
    throw new TemplateFailure(path, 'does not begin with the emergency number')
  }
}
