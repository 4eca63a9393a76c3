import type { ConfigurationIndex } from '#shared/configuration/configuration-index.ts'
import { inLanguage } from '#shared/form/answers.ts'

/** The notice of GDPR article 13 in one language. */
export interface PrivacyView {
  readonly version: string
  readonly sections: readonly { readonly title: string; readonly text: string }[]
}

/** What the institute says happens with the data; undefined where it says nothing. Pure. */
export function privacyView({ configuration }: ConfigurationIndex, language: string): PrivacyView | undefined {
  const { privacy } = configuration.form
  if (privacy === undefined) return undefined
  const sections = privacy.sections.map(({ title, text }) => ({
    title: inLanguage(title, language),
    text: inLanguage(text, language),
  }))
  return { version: privacy.version, sections }
}
