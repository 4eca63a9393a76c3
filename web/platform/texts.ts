import i18next, { type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readSaved, save } from './saved.ts'
import { z } from './zod.ts'

/** Languages that every text is in. */
export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
/** What all applications say, and one namespace for each of them. */
export type Namespace = 'common' | 'console' | 'my' | 'operations'

const CHOSEN = 'anklang.language'
const languageSchema = z.enum(LANGUAGES)
const FILES = import.meta.glob<{ readonly default: Resource[string][string] }>('../texts/*/*.json')

/** The language that a person chose, else the first of the browser's that we have, else German. */
export function languageOf(browser: readonly string[], search = ''): Language {
  const asked = languageSchema.safeParse(new URLSearchParams(search).get('lang'))
  const known = browser.map((tag) => languageSchema.safeParse(tag.slice(0, 2).toLowerCase()))
  return (
    (asked.success ? asked.data : undefined) ??
    readSaved(CHOSEN, languageSchema) ??
    known.find((one) => one.success)?.data ??
    'de'
  )
}

/** Starts i18next with the texts of one language; others are loaded when somebody chooses them. */
export async function startTexts(language: Language, namespaces: readonly Namespace[]): Promise<i18n> {
  const texts = i18next.createInstance()
  await texts.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await load(language, namespaces) },
    ns: [...namespaces],
    defaultNS: 'common',
    fallbackLng: false,
    interpolation: { escapeValue: false },
  })
  announce(texts, language)
  return texts
}

/** Shows everything in another language from now on. */
export async function chooseLanguage(texts: i18n, language: Language): Promise<void> {
  const namespaces = [texts.options.ns ?? []].flat()
  for (const [namespace, resource] of Object.entries(await load(language, namespaces)))
    texts.addResourceBundle(language, namespace, resource)
  save(CHOSEN, language)
  await texts.changeLanguage(language)
  announce(texts, language)
}

async function load(language: Language, namespaces: readonly string[]): Promise<Resource[string]> {
  const loaded = await Promise.all(
    namespaces.map(async (namespace) => {
      const file = FILES[`../texts/${language}/${namespace}.json`]
      return [namespace, file === undefined ? {} : (await file()).default] as const
    }),
  )
  return Object.fromEntries(loaded)
}

function announce(texts: i18n, language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = texts.dir(language)
}
