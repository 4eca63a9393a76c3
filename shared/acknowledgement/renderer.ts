import type { Configuration } from '#shared/configuration/schema.ts'
import { answerLanguage } from '#shared/language/answer-language.ts'
import type { AcknowledgementFacts, RenderedAcknowledgement } from './acknowledgement.ts'
import { builtIn } from './built-in.ts'
import { folderOf, readFolder, registerOf } from './register.ts'
import { LONGEST_SHORT, renderText, type TextInFolder } from './render-text.ts'
import { type TemplateEngine, TemplateFailure, templateEngine } from './template-engine.ts'
import { type TemplateVariables, templateVariables, type Way } from './template-variables.ts'

/** Renders with one version of the configuration; hold it for as long as that version is in force. */
export interface Renderer {
  /**
   * What the customer is told. A template that fails, or leaves out what every acknowledgement must say, is replaced by
   * the plainest built-in form, with the reason in `fallback`; so this never throws for a template's sake.
   */
  acknowledgement(facts: AcknowledgementFacts): RenderedAcknowledgement
  /** The text of one folder (`de-informal`), whatever the institute's register. Throws TemplateFailure. */
  inFolder(facts: AcknowledgementFacts, folder: string): TextInFolder
}

/** Read by most who read none of the institute's languages. */
const SECOND_LANGUAGE = 'en'

/**
 * Makes a renderer from the institute's Liquid templates: in a folder for each language (`de`) and register (`de-informal`)
 * one text a kind, `subject`, `greeting`, `short` for social channels and the pieces `who`, `please-not` and `files`; and
 * `mail.html.liquid` around the paragraphs. Templates are compiled at first use and kept with the renderer.
 */
export function createRenderer(configuration: Configuration): Renderer {
  const { templates, institute } = configuration
  const plain = templateEngine(templates, 'plain')
  const escaped = templateEngine(templates, 'escaped')

  function variablesIn(facts: AcknowledgementFacts, folder: string): TemplateVariables {
    const way = wayOf(facts, Object.hasOwn(templates, `${folder}/short.liquid`))
    return templateVariables(facts, configuration, { language: readFolder(folder).language, folder, way })
  }
  const inFolder = (facts: AcknowledgementFacts, folder: string) =>
    renderText(variablesIn(facts, folder), folder, plain)

  /** The informal folder where the register asks for it and it has this text; a text is never half of each. */
  function folderFor(facts: AcknowledgementFacts, language: string): string {
    const folder = folderOf(language, registerOf(facts, configuration))
    return Object.hasOwn(templates, `${folder}/${facts.kind}.liquid`) ? folder : language
  }

  function inEveryLanguage(facts: AcknowledgementFacts, language: string): TextInFolder[] {
    const first = inFolder(facts, folderFor(facts, language))
    const second = facts.languageUnknown === true && language !== SECOND_LANGUAGE && hasTexts(SECOND_LANGUAGE)
    const all = second ? [first, inFolder(facts, folderFor(facts, SECOND_LANGUAGE))] : [first]
    return first.variables.way === 'short' && joined(all).length > LONGEST_SHORT ? all.slice(-1) : all
  }
  const hasTexts = (language: string): boolean => Object.hasOwn(templates, `${language}/acknowledgement.liquid`)

  return {
    inFolder,
    acknowledgement(facts) {
      const language = answerLanguage(facts.language, institute)
      try {
        const all = inEveryLanguage(facts, language)
        const [first] = all
        const subject = first?.subject ?? ''
        return { subject, text: joined(all), html: htmlOf(all, subject, escaped) }
      } catch (error) {
        if (!(error instanceof TemplateFailure)) throw error
        const plainest = builtIn(variablesIn(facts, folderFor(facts, language)))
        return { ...plainest, fallback: error.message }
      }
    },
  }
}

const wayOf = ({ channel }: AcknowledgementFacts, short: boolean): Way => {
  if (channel === 'email' || channel === 'web') return 'mail'
  return channel === 'social' && short ? 'short' : 'app'
}

const joined = (texts: readonly TextInFolder[]): string => texts.map(({ text }) => text).join('\n\n')

function htmlOf(texts: readonly TextInFolder[], subject: string, escaped: TemplateEngine): string {
  const paragraphs = texts.flatMap(({ text, variables: { language, statusUrl } }) =>
    text.split('\n\n').map((paragraph) => ({
      language,
      lines: paragraph.split('\n').map((line) => (statusUrl === '' ? [line] : line.split(statusUrl))),
    })),
  )
  return escaped.render('mail.html.liquid', { ...texts[0]?.variables, subject, paragraphs })
}
