/**
 * The language in which the institute answers somebody who wrote in `detected`: that one where it has texts for it,
 * else its default language. Regional tags count as their language (`de-CH` as `de`).
 */
export function answerLanguage(
  detected: string,
  institute: { readonly languages: readonly string[]; readonly defaultLanguage: string },
): string {
  const language = detected.toLowerCase().split('-', 1)[0] ?? ''
  return institute.languages.includes(language) ? language : institute.defaultLanguage
}
