import type { Problem } from './problem.ts'

type Path = Problem['path']

/** A problem for every value that stands a second time; `values` may have gaps. Values are not quoted: some are personal. */
export function duplicates(entries: readonly { readonly value: string | undefined; readonly path: Path }[]): Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ value, path }) => {
    if (value === undefined) return []
    if (seen.has(value)) return [{ path, message: 'stands twice, and must be unique' }]
    seen.add(value)
    return []
  })
}

/** A problem when `id` is none of the known ones, which are listed nearest first. */
export function unknown(id: string, known: readonly string[], what: string, path: Path): Problem[] {
  if (known.includes(id)) return []
  const nearest = known.toSorted((a, b) => likeness(b, id) - likeness(a, id)).slice(0, 5)
  return [{ path, message: `names no ${what} that exists: it must be one such as ${nearest.join(', ')}` }]
}

/** Length of the common beginning: enough to put `cards` first for `card`. */
function likeness(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/** A localized text must have the institute's languages, all of them and no other. */
export const localized = (
  text: Readonly<Record<string, string>>,
  languages: readonly string[],
  path: Path,
): Problem[] => [
  ...languages
    .filter((language) => text[language] === undefined)
    .map((language) => ({ path: [...path, language], message: 'is missing: every text is needed in every language' })),
  ...Object.keys(text)
    .filter((language) => !languages.includes(language.replace(/-informal$/u, '')))
    .map((language) => ({ path: [...path, language], message: `is not one of the institute's languages` })),
]

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** A problem for each code that is no language. */
export const notLanguages = (codes: readonly string[], path: Path): Problem[] =>
  codes.flatMap((code, position) =>
    languageNames.of(code) === undefined
      ? [{ path: [...path, position], message: 'must be an ISO 639 code such as de' }]
      : [],
  )
