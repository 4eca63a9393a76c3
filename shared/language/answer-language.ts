type Institute = { readonly languages: readonly string[]; readonly defaultLanguage: string }

/**
 * The language in which the institute answers somebody who wrote in `detected`: that one where it has texts for it,
 * else its default language. Regional tags count as their language (`de-CH` as `de`).
 */
export const answerLanguage = (detected: string, institute: Institute): string =>
  hasTextsIn(detected, institute) ? bare(detected) : institute.defaultLanguage

/** Whether the institute has texts in that language. */
export const hasTextsIn = (detected: string, { languages }: Pick<Institute, 'languages'>): boolean =>
  languages.includes(bare(detected))

const bare = (language: string): string => language.toLowerCase().split('-', 1)[0] ?? ''
