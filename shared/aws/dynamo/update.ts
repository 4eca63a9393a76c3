/** What an update does to one item; each attribute stands in at most one part. */
export interface UpdateSpec {
  readonly table: string
  readonly key: Readonly<Record<string, string>>
  readonly set?: Readonly<Record<string, unknown>>
  /** Set only when there is no value yet. */
  readonly keep?: Readonly<Record<string, unknown>>
  readonly remove?: readonly string[]
  /** Numbers are added, sets united. */
  readonly add?: Readonly<Record<string, number | ReadonlySet<string>>>
  /** Taken out of sets. */
  readonly take?: Readonly<Record<string, ReadonlySet<string>>>
  readonly condition?: Condition
}

/** A condition with its placeholders (`#name`, `:value`; none beginning with `#u` or `:u`). */
interface Condition {
  readonly expression: string
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

/** What UpdateCommand and the Update of a transaction take. */
export interface UpdateInput {
  readonly TableName: string
  readonly Key: Record<string, string>
  readonly UpdateExpression: string
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues?: Record<string, unknown>
}

/** Every name goes in by placeholder, so that none collides with DynamoDB's reserved words. */
export function updateInput(spec: UpdateSpec): UpdateInput {
  const names: Record<string, string> = { ...spec.condition?.names }
  const values: Record<string, unknown> = { ...spec.condition?.values }
  let count = 0
  const name = (attribute: string): string => {
    count += 1
    names[`#u${count}`] = attribute
    return `#u${count}`
  }
  const value = (content: unknown): string => {
    values[`:u${count}`] = content
    return `:u${count}`
  }
  const each = (part: Readonly<Record<string, unknown>> | undefined, write: (at: string, content: unknown) => string) =>
    Object.entries(part ?? {}).map(([attribute, content]) => write(name(attribute), content))
  const set = [
    ...each(spec.set, (at, content) => `${at} = ${value(content)}`),
    ...each(spec.keep, (at, content) => `${at} = if_not_exists(${at}, ${value(content)})`),
  ]
  const clauses = [
    clause('SET', set),
    clause('REMOVE', (spec.remove ?? []).map(name)),
    clause(
      'ADD',
      each(spec.add, (at, content) => `${at} ${value(content)}`),
    ),
    clause(
      'DELETE',
      each(spec.take, (at, content) => `${at} ${value(content)}`),
    ),
  ]
  return {
    TableName: spec.table,
    Key: { ...spec.key },
    UpdateExpression: clauses.filter((text) => text !== '').join(' '),
    ...(spec.condition === undefined ? {} : { ConditionExpression: spec.condition.expression }),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  }
}

const clause = (verb: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : `${verb} ${parts.join(', ')}`
