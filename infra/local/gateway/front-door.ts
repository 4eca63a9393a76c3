import type { Request, Response } from './exchange.ts'

export type Origin = (request: Request) => Promise<Response>

/** One behaviour of a distribution: which paths go where. */
export interface Behaviour {
  /** `/assets/*`; the default behaviour has `*`. */
  readonly pathPattern: string
  readonly origin: Origin
  /** What a function at the edge makes of the path before the origin sees it. */
  readonly rewrite?: (path: string) => string
  /** Headers that a response headers policy sets; with `override` false only where the origin has none. */
  readonly headers: readonly { readonly name: string; readonly value: string; readonly override: boolean }[]
}

const asRegExp = (pattern: string): RegExp => {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${escaped.startsWith('/') || escaped.startsWith('.*') ? '' : '/'}${escaped}$`)
}

/** Hands a request to the first behaviour whose pattern fits, as CloudFront does; the default one comes last. */
export function createFrontDoor(behaviours: readonly Behaviour[]): Origin {
  const compiled = behaviours.map((behaviour) => ({ ...behaviour, fits: asRegExp(behaviour.pathPattern) }))
  return async (request) => {
    const behaviour = compiled.find(({ fits }) => fits.test(request.path))
    if (behaviour === undefined) return { status: 404, headers: {}, body: '' }
    const { rewrite = (path: string) => path } = behaviour
    const response = await behaviour.origin({ ...request, path: rewrite(request.path) })
    const headers: Record<string, string | readonly string[]> = { ...response.headers }
    for (const { name, value, override } of behaviour.headers) {
      const key = name.toLowerCase()
      if (override || headers[key] === undefined) headers[key] = value
    }
    return { ...response, headers }
  }
}
