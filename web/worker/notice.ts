/** What a push says: that there is an answer, and the page that shows it. */
export interface Notice {
  readonly title: string
  readonly body: string
  readonly language: string
  readonly path: string
}

/** The text of a push as the bank sends it; undefined for anything else. Pure. */
export function readNotice(text: string): Notice | undefined {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return undefined
  const field = (name: string): string => {
    const content: unknown = Reflect.get(value, name)
    return typeof content === 'string' ? content : ''
  }
  const path = ownPath(field('path'))
  const title = field('title')
  return path === undefined || title === ''
    ? undefined
    : { title, path, body: field('body'), language: field('language') }
}

/** The path of a page of `/my`, undefined for everything else that a notification or message could lead to. Pure. */
export const ownPath = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/my(?:\/[\w-]+)*$/u.test(value) ? value : undefined

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
