/** One thing that two versions of a configuration have differently; `before` or `after` is absent where it is not there. */
export interface Difference {
  /** `desks[cards].targetMinutes`, `templates.de/notice.liquid`: items of lists by their id where they have one. */
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * Everything that differs between two values of plain data, in the order of their fields. Items of lists that all have an
 * `id` are matched by it, other lists differ as a whole. Pure; linear in the size of both.
 */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  const [old, young] = [fieldsOf(before), fieldsOf(after)]
  if (old === undefined || young === undefined)
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }]
  const names = new Set([...old.fields.keys(), ...young.fields.keys()])
  return [...names].flatMap((name) => {
    const inner = old.listed || young.listed ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    if (!old.fields.has(name)) return [{ path: inner, after: young.fields.get(name) }]
    if (!young.fields.has(name)) return [{ path: inner, before: old.fields.get(name) }]
    return differences(old.fields.get(name), young.fields.get(name), inner)
  })
}

/** What lies inside, by name or by id; undefined for what is compared as a whole. */
function fieldsOf(
  value: unknown,
): { readonly fields: ReadonlyMap<string, unknown>; readonly listed: boolean } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return { fields: new Map(Object.entries(value)), listed: false }
  const items: readonly unknown[] = value
  const ids = items.map(idOf)
  if (ids.some((id) => id === undefined) || new Set(ids).size < ids.length) return undefined
  return { fields: new Map(items.map((item) => [idOf(item) ?? '', item])), listed: true }
}

const idOf = (item: unknown): string | undefined =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined
