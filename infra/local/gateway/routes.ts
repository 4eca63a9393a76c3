/** A route of an HTTP API: `POST /v1/inquiries/{id}`, `ANY /files/{path+}` or `$default`. */
export interface Match<T> {
  readonly value: T
  readonly pathParameters: Readonly<Record<string, string>>
}
interface Compiled<T> {
  readonly method: string
  readonly segments: readonly string[]
  /** Higher is tried first: fixed parts before parameters before a greedy rest, left to right. */
  readonly rank: string
  readonly value: T
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
const rankOf = (segment: string): string => (segment.endsWith('+}') ? '1' : segment.startsWith('{') ? '2' : '3')

function capture(pattern: readonly string[], actual: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = actual[index]
    if (segment === undefined) return undefined
    if (part.endsWith('+}')) {
      parameters[part.slice(1, -2)] = actual.slice(index).map(decode).join('/')
      return parameters
    }
    if (part.startsWith('{')) {
      if (segment === '') return undefined
      parameters[part.slice(1, -1)] = decode(segment)
    } else if (part !== segment) return undefined
  }
  return pattern.length === actual.length ? parameters : undefined
}

/** Chooses a route as API Gateway does: the most specific one of the method, then of ANY, then `$default`. */
export function createRouter<T>(
  routes: ReadonlyMap<string, T>,
): (method: string, path: string) => Match<T> | undefined {
  const compiled = [...routes]
    .filter(([key]) => key !== '$default')
    .map(([key, value]): Compiled<T> => {
      const [method = '', path = ''] = key.split(' ')
      const segments = path.split('/').slice(1)
      const rank = `${segments.map(rankOf).join('')}${method === 'ANY' ? 0 : 1}`
      return { method, segments, rank, value }
    })
    .sort((one, other) => other.rank.localeCompare(one.rank))
  const fallback = routes.get('$default')
  return (method, path) => {
    const actual = path.split('/').slice(1)
    for (const route of compiled) {
      if (route.method !== method && route.method !== 'ANY') continue
      const pathParameters = capture(route.segments, actual)
      if (pathParameters !== undefined) return { value: route.value, pathParameters }
    }
    return fallback === undefined ? undefined : { value: fallback, pathParameters: {} }
  }
}
