import type { Problem } from '#shared/configuration/problem.ts'
import type { Configuration } from '#shared/configuration/schema.ts'
import type { AcknowledgementFacts } from '../acknowledgement.ts'
import { KIND_NAMES } from '../kinds.ts'
import { folderOf, foldersIn, REGISTERS, readFolder } from '../register.ts'
import type { TextInFolder } from '../render-text.ts'
import { createRenderer, type Renderer } from '../renderer.ts'
import { TemplateFailure, templateEngine } from '../template-engine.ts'
import { type Rule, rulesOf } from './rules.ts'
import { situations } from './situations.ts'

/** How much is rendered: seconds of work before something is published, or a tenth of one at every start. */
export type Thoroughness = 'thorough' | 'usual' | 'quick'
/** Every how many-th combination of facts, see `situations`. */
const STEPS = { thorough: 997, usual: 4_999, quick: 1_999 } as const

const PIECES = ['subject', 'greeting', 'short', 'who', 'please-not', 'files']

/**
 * What is wrong with the texts of a configuration: a file that is missing, a template that is none or names a variable that
 * does not exist, and by rendering in every kind of situation all that breaks the rules for texts to customers. Each problem
 * once, with file and, of Liquid's, line. `quick` looks at no topic. Pure. Without templates there is nothing to lint.
 */
export function lintTemplates(
  configuration: Configuration,
  thoroughness: Thoroughness,
  folders: readonly string[] = foldersIn(configuration.templates),
): Problem[] {
  if (folders.length === 0) return []
  const missing = missingFiles(configuration)
  const broken = brokenTemplates(configuration)
  if (missing.length + broken.length > 0) return [...missing, ...broken]
  const renderer = createRenderer(configuration)
  const rules = rulesOf(configuration)
  const found = new Map<string, Problem>()
  const everyTopic = thoroughness !== 'quick'
  for (const facts of situations(configuration, STEPS[thoroughness], everyTopic)) {
    for (const folder of folders) {
      for (const problem of problemsOf(renderer, rules, facts, folder)) {
        const key = JSON.stringify(problem)
        if (!found.has(key)) found.set(key, problem)
      }
    }
  }
  return [...found.values()]
}

function missingFiles({ templates, institute }: Configuration): Problem[] {
  const folders = new Set([...institute.languages, ...foldersIn(templates)])
  const unknown = [...folders].filter(
    (folder) =>
      !institute.languages.some((language) => REGISTERS.some((register) => folderOf(language, register) === folder)),
  )
  const wanted = [...folders].flatMap((folder) => [...KIND_NAMES, ...PIECES].map((name) => `${folder}/${name}.liquid`))
  return [
    ...unknown.map((folder) =>
      at(folder, `is a folder of no language of the institute: ${institute.languages.join(', ')}`),
    ),
    ...[...wanted, 'mail.html.liquid']
      .filter((path) => !Object.hasOwn(templates, path))
      .map((path) => at(path, 'is missing')),
  ]
}

/** Templates that do not even parse; what is wrong inside a branch shows when it is rendered. */
function brokenTemplates({ templates }: Configuration): Problem[] {
  const engine = templateEngine(templates, 'plain')
  return Object.keys(templates).flatMap((path) => {
    const reason = engine.whyBroken(path)
    return reason === undefined ? [] : [at(path, reason)]
  })
}

function problemsOf(
  renderer: Renderer,
  rules: readonly Rule[],
  facts: AcknowledgementFacts,
  folder: string,
): readonly Problem[] {
  let text: TextInFolder
  try {
    text = renderer.inFolder({ ...facts, language: readFolder(folder).language }, folder)
  } catch (error) {
    if (!(error instanceof TemplateFailure)) throw error
    return [at(error.path, error.reason)]
  }
  const path = `${folder}/${text.variables.way === 'short' ? 'short' : facts.kind}.liquid`
  return rules.flatMap((rule) => {
    const wrong = rule(text, facts, folder)
    return wrong === undefined ? [] : [at(path, `${wrong}${placeOf(facts, text)}`)]
  })
}

const placeOf = ({ topic }: AcknowledgementFacts, { variables }: TextInFolder): string =>
  variables.topic === '' ? '' : ` (topic ${topic})`

const at = (path: string, message: string): Problem => ({ path: ['templates', path], message })
