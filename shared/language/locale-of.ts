/** Written as promises are spoken; plain `en` would be American. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB-u-hc-h12' }

/** The locale (BCP 47) that dates and times are written in for a language. */
export const localeOf = (language: string): string => LOCALES[language] ?? language
