import { ROUTES, type Route } from '#shared/api/routes.ts'
import type { HttpEvent } from './event.ts'

/** Routes that a form on somebody else's page calls. */
const EMBEDDED = new Set(ROUTES.filter((route: Route) => route.embedded === true).map(({ key }): string => key))
const PATTERNS = [...EMBEDDED].map((key) => new RegExp(`^${key.replace(/\{\w+\}/gu, '[^/]+')}$`, 'u'))

/**
 * Headers that let pages of the given origins read an answer (Fetch Standard, "CORS protocol"), also to a browser's
 * question beforehand. Nothing for all other routes and origins. No credentials: there are none to send.
 */
export async function crossOrigin(
  event: HttpEvent,
  origins: () => Promise<readonly string[]>,
): Promise<Readonly<Record<string, string>>> {
  const header = (name: string) => Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1]
  const { method } = event.requestContext.http
  const asked = header('access-control-request-method')
  const origin = header('origin')
  const before = method === 'OPTIONS' && asked !== undefined
  const called = `${before ? asked : method} ${event.rawPath}`
  if (!PATTERNS.some((pattern) => pattern.test(called))) return {}
  if (origin === undefined || !(await origins()).includes(origin)) return { vary: 'origin' }
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    ...(before
      ? {
          'access-control-allow-methods': asked,
          'access-control-allow-headers': 'content-type',
          'access-control-max-age': '600',
        }
      : {}),
  }
}
