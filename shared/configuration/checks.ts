import { nearest } from './nearest.ts'
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

/** A problem when `id` is none of the known ones: which was probably meant, and the nearest first. */
export function unknown(id: string, known: readonly string[], what: string, path: Path): Problem[] {
  if (known.includes(id)) return []
  const { inOrder, meant } = nearest(id, known)
  const question = meant === undefined ? 'it' : `did you mean ${meant}? It`
  return [
    {
      path,
      message: `names no ${what} that exists: ${question} must be one such as ${inOrder.slice(0, 5).join(', ')}`,
    },
  ]
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
