import { StartError } from '../start-error.ts'

/** What the intrinsic functions of a template refer to. */
export interface Scope {
  /** Value of a parameter, pseudo parameter or resource. */
  ref(name: string): unknown
  attribute(logicalId: string, attribute: string): unknown
  condition(name: string): boolean
  mapping(name: string, first: string, second: string): unknown
}

/** `AWS::NoValue`: the property or list entry that resolves to it is left out. */
const NO_VALUE = Symbol('AWS::NoValue')

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown, where: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw new StartError(`${where} of the template needs a list.`)
  return value
}
const text = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new StartError(`The template needs a text where it has ${JSON.stringify(value)}.`)
}

/**
 * Resolves the intrinsic functions of a value (AWS CloudFormation User Guide, "Intrinsic function reference").
 * Throws StartError at a function that needs another stack or the cloud.
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE)
  if (!isObject(value)) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::')))
    return evaluateFunction(only[0], only[1], scope)
  const resolved = entries.map(([key, item]): [string, unknown] => [key, evaluate(item, scope)])
  return Object.fromEntries(resolved.filter(([, item]) => item !== NO_VALUE))
}

function evaluateFunction(name: string, argument: unknown, scope: Scope): unknown {
  const resolved = (item: unknown): unknown => evaluate(item, scope)
  const part = (index: number): unknown => list(argument, name)[index]
  switch (name) {
    case 'Ref':
      return text(argument) === 'AWS::NoValue' ? NO_VALUE : scope.ref(text(argument))
    case 'Fn::GetAtt': {
      const [id = '', ...rest] = typeof argument === 'string' ? argument.split('.') : list(argument, name).map(resolved)
      return scope.attribute(text(id), rest.map(text).join('.'))
    }
    case 'Fn::Join':
      return list(resolved(part(1)), name)
        .map(text)
        .join(text(part(0)))
    case 'Fn::Sub':
      return substitute(argument, scope)
    case 'Fn::If':
      return resolved(scope.condition(text(part(0))) ? part(1) : part(2))
    case 'Fn::Select':
      return list(resolved(part(1)), name)[Number(resolved(part(0)))]
    case 'Fn::Split':
      return text(resolved(part(1))).split(text(part(0)))
    case 'Fn::FindInMap':
      return scope.mapping(text(resolved(part(0))), text(resolved(part(1))), text(resolved(part(2))))
    case 'Fn::Base64':
      return Buffer.from(text(resolved(argument))).toString('base64')
    case 'Fn::GetAZs':
      return ['a', 'b', 'c'].map((zone) => `${text(scope.ref('AWS::Region'))}${zone}`)
    case 'Fn::Equals':
    case 'Fn::Not':
    case 'Fn::And':
    case 'Fn::Or':
      return evaluateCondition({ [name]: argument }, scope)
    default:
      throw new StartError(`The template uses ${name}, which cannot be resolved on this machine.`)
  }
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub')
  const own = isObject(variables) ? variables : {}
  return text(template).replaceAll(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`
    if (Object.hasOwn(own, name)) return text(evaluate(own[name], scope))
    const [id = '', ...rest] = name.split('.')
    return text(rest.length === 0 ? scope.ref(id) : scope.attribute(id, rest.join('.')))
  })
}

/** Truth of an entry of the template's Conditions section or of a condition inside it. */
export function evaluateCondition(value: unknown, scope: Scope): boolean {
  if (!isObject(value)) throw new StartError(`The template has the condition ${JSON.stringify(value)}, which is none.`)
  const [[name, argument] = ['', undefined]] = Object.entries(value)
  const parts = (): readonly unknown[] => list(argument, name)
  switch (name) {
    case 'Condition':
      return scope.condition(text(argument))
    case 'Fn::Equals':
      return text(evaluate(parts()[0], scope)) === text(evaluate(parts()[1], scope))
    case 'Fn::Not':
      return !evaluateCondition(parts()[0], scope)
    case 'Fn::And':
      return parts().every((part) => evaluateCondition(part, scope))
    case 'Fn::Or':
      return parts().some((part) => evaluateCondition(part, scope))
    default:
      throw new StartError(`The template has a condition with ${name}, which cannot be decided on this machine.`)
  }
}
