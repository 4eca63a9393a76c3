import { type Place, reference } from '../resources/references.ts'
import { isRun } from '../resources/registry.ts'
import { StartError } from '../start-error.ts'
import { evaluate, evaluateCondition, type Scope } from './intrinsics.ts'
import type { Resource, Template } from './template.ts'

/** What the template's parameters are on this machine, by name. */
export type ParameterValues = Readonly<Record<string, string>>

/**
 * The template's resources as they are on this machine: conditions decided, references resolved.
 * Throws StartError that names a parameter without a value, an unknown reference or an unknown resource type.
 */
export function resolveTemplate(template: Template, values: ParameterValues, place: Place): readonly Resource[] {
  const scope = createScope(template, values, place)
  const present = Object.entries(template.Resources).filter(
    ([, resource]) => resource.Condition === undefined || scope.condition(resource.Condition),
  )
  return present
    .filter(([logicalId, resource]) => isRun(resource.Type, logicalId))
    .map(([logicalId, resource]) => {
      const properties = Object.entries(resource.Properties).map(
        ([key, value]) => [key, evaluate(value, scope)] as const,
      )
      return { logicalId, type: resource.Type, properties: Object.fromEntries(properties) }
    })
}

/** The template's outputs as they are on this machine, by name. Throws StartError as resolveTemplate does. */
export function resolveOutputs(
  template: Template,
  values: ParameterValues,
  place: Place,
): Readonly<Record<string, string>> {
  const scope = createScope(template, values, place)
  const present = Object.entries(template.Outputs).filter(
    ([, { Condition }]) => Condition === undefined || scope.condition(Condition),
  )
  return Object.fromEntries(present.map(([name, { Value }]) => [name, String(evaluate(Value, scope))]))
}

function createScope(template: Template, values: ParameterValues, place: Place): Scope {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': 'Anklang',
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/Anklang/local`,
  }
  const decided = new Map<string, boolean>()
  const parameter = (name: string): unknown => {
    const value = values[name] ?? template.Parameters[name]?.Default
    if (value === undefined)
      throw new StartError(
        `The template's parameter ${name} has no default: add its local value to infra/local/parameters.ts.`,
      )
    return value
  }
  const resource = (logicalId: string) => {
    const found = template.Resources[logicalId]
    if (found === undefined) throw new StartError(`The template refers to ${logicalId}, which it does not define.`)
    return reference(found.Type, logicalId, (name) => evaluate(found.Properties[name], scope), place)
  }
  const scope: Scope = {
    ref: (name) => pseudo[name] ?? (Object.hasOwn(template.Parameters, name) ? parameter(name) : resource(name).ref),
    attribute: (logicalId, attribute) => resource(logicalId).attribute(attribute),
    condition: (name) => {
      const known = decided.get(name)
      if (known !== undefined) return known
      const truth = evaluateCondition(template.Conditions[name], scope)
      decided.set(name, truth)
      return truth
    },
    mapping: (name, first, second) => template.Mappings[name]?.[first]?.[second],
  }
  return scope
}
