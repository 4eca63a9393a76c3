import { StartError } from '../start-error.ts'

/** A pattern as EventBridge rules and the filters of event source mappings have it, ready to match. */
export type Matcher = (event: unknown) => boolean

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Compiles a pattern (Amazon EventBridge User Guide, "Create event patterns"): nested objects whose leaves are lists of
 * alternatives; literals, `prefix`, `suffix`, `anything-but`, `exists`, `equals-ignore-case`, `numeric`, and `$or`.
 * Throws StartError at an operator that it does not know, rather than to match too much or too little.
 */
export function compilePattern(pattern: unknown): Matcher {
  if (!isObject(pattern))
    throw new StartError(`The template has the event pattern ${JSON.stringify(pattern)}, which is none.`)
  const fields = Object.entries(pattern).map(([name, rule]): Matcher => {
    if (name === '$or' && Array.isArray(rule)) {
      const alternatives = rule.map(compilePattern)
      return (event) => alternatives.some((matches) => matches(event))
    }
    const matches = Array.isArray(rule) ? compileLeaf(rule) : compileNested(rule)
    return (event) => matches(isObject(event) ? event[name] : undefined)
  })
  return (event) => fields.every((matches) => matches(event))
}

function compileNested(rule: unknown): Matcher {
  const matches = compilePattern(rule)
  return (value) => (Array.isArray(value) ? value.some(matches) : matches(value))
}

function compileLeaf(rules: readonly unknown[]): Matcher {
  const alternatives = rules.map(compileRule)
  return (value) => {
    const values = Array.isArray(value) && value.length > 0 ? value : [value]
    return alternatives.some((matches) => values.some(matches))
  }
}

function compileRule(rule: unknown): Matcher {
  if (!isObject(rule)) return (value) => value === rule
  const [[operator, argument] = ['', undefined]] = Object.entries(rule)
  switch (operator) {
    case 'prefix':
      return (value) => typeof value === 'string' && value.startsWith(String(argument))
    case 'suffix':
      return (value) => typeof value === 'string' && value.endsWith(String(argument))
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase()
    case 'exists':
      return (value) => (value !== undefined) === (argument === true)
    case 'anything-but': {
      const excluded = compileLeaf(Array.isArray(argument) ? argument : [argument])
      return (value) => value !== undefined && !excluded(value)
    }
    case 'numeric':
      return compileNumeric(Array.isArray(argument) ? argument : [])
    default:
      throw new StartError(
        `The template has an event pattern with ${operator}, which infra/local/events/event-pattern.ts does not know.`,
      )
  }
}

function compileNumeric(terms: readonly unknown[]): Matcher {
  const comparisons: ((value: number) => boolean)[] = []
  for (let index = 0; index < terms.length; index += 2) {
    const bound = Number(terms[index + 1])
    const compare = { '=': eq, '>': gt, '>=': ge, '<': lt, '<=': le }[String(terms[index])]
    if (compare === undefined)
      throw new StartError(`The template has an event pattern with numeric ${String(terms[index])}.`)
    comparisons.push((value) => compare(value, bound))
  }
  return (value) => typeof value === 'number' && comparisons.every((matches) => matches(value))
}
const eq = (value: number, bound: number): boolean => value === bound
const gt = (value: number, bound: number): boolean => value > bound
const ge = (value: number, bound: number): boolean => value >= bound
const lt = (value: number, bound: number): boolean => value < bound
const le = (value: number, bound: number): boolean => value <= bound
