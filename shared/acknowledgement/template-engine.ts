import { Liquid, type Template } from 'liquidjs'

/** Rendering a template failed; `message` names the template and the reason, never a value that went in. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure'
  readonly path: string
  readonly reason: string
  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path} ${reason}`, options)
    this.path = path
    this.reason = reason
  }
}

export interface TemplateEngine {
  /** Throws TemplateFailure: no such template, not Liquid, an unknown variable, over a limit. */
  render(path: string, variables: object): string
  has(path: string): boolean
  /** The variables that it names, also where it would not come to them: `name`. Throws TemplateFailure where it cannot be parsed. */
  variablesOf(path: string): readonly string[]
  /** Why a template cannot be parsed; undefined where it can. */
  whyBroken(path: string): string | undefined
}

/**
 * What a template may cost: characters parsed, milliseconds, characters and elements made. A text renders in under a
 * millisecond; the clock also counts what others take of a busy core, so that its limit is far above that.
 */
const LIMITS = { parseLimit: 100_000, renderLimit: 2_000, memoryLimit: 200_000 }

/**
 * Liquid over templates in memory; the file system is out of reach, so is everything but own properties of the
 * variables. A template is compiled at its first use and kept. Unknown variables and filters are failures, an empty
 * text is false.
 * @param output what happens to each `{{ … }}`
 */
export function templateEngine(
  templates: Readonly<Record<string, string>>,
  output: 'plain' | 'escaped',
): TemplateEngine {
  const liquid = new Liquid({
    templates: { ...templates },
    relativeReference: false,
    dynamicPartials: false,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    jsTruthy: true,
    ...LIMITS,
    ...(output === 'escaped' ? { outputEscape: 'escape' as const } : {}),
  })
  const compiled = new Map<string, Template[]>()

  function template(path: string): Template[] {
    const known = compiled.get(path)
    if (known !== undefined) return known
    const source = Object.hasOwn(templates, path) ? templates[path] : undefined
    if (source === undefined) throw new TemplateFailure(path, 'does not exist')
    const parsed = liquid.parse(source, path)
    compiled.set(path, parsed)
    return parsed
  }

  return {
    whyBroken(path) {
      try {
        template(path)
        return undefined
      } catch (error) {
        return reasonOf(error)
      }
    },
    variablesOf(path) {
      try {
        return liquid.globalVariablesSync(template(path))
      } catch (error) {
        if (error instanceof TemplateFailure) throw error
        throw new TemplateFailure(path, reasonOf(error), { cause: error })
      }
    },
    has: (path) => Object.hasOwn(templates, path),
    render(path, variables) {
      try {
        return String(liquid.renderSync(template(path), variables))
      } catch (error) {
        if (error instanceof TemplateFailure) throw error
        throw new TemplateFailure(path, reasonOf(error), { cause: error })
      }
    },
  }
}

/** Liquid's own words where they name the template's text alone; a filter's complaint may hold a value. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const place = /line:\d+(?:, col:\d+)?/u.exec(error.message)?.[0] ?? 'unknown place'
  const variable = /undefined variable: [\w.]{1,60}/u.exec(error.message)?.[0]
  return `failed: ${variable ?? error.name}, ${place}`
}
