import { de } from './de.ts'
import { en } from './en.ts'

/** Every word of the pages. `{…}` are places to fill. */
export interface Texts {
  readonly language: string
  /** Name of the language in itself, for the switch. */
  readonly languageName: string
  readonly form: {
    readonly title: string
    readonly lead: string
    readonly urgentTitle: string
    readonly urgent: string
    readonly message: string
    readonly messageHint: string
    readonly topic: string
    readonly topicHint: string
    readonly anyTopic: string
    readonly name: string
    readonly nameHint: string
    readonly email: string
    readonly emailHint: string
    readonly trap: string
    readonly send: string
    readonly afterwards: string
  }
  readonly errors: {
    readonly title: string
    readonly messageMissing: string
    readonly messageTooLong: string
    readonly emailMissing: string
    readonly emailInvalid: string
    readonly nameTooLong: string
    readonly topicUnknown: string
    readonly trap: string
    readonly unknownField: string
    readonly notSent: string
  }
  readonly status: {
    readonly title: string
    readonly reference: string
    readonly about: string
    readonly sent: string
    readonly states: Readonly<Record<'received' | 'waiting' | 'assigned' | 'answered' | 'resolved', string>>
    readonly explanations: Readonly<Record<'received' | 'waiting' | 'assigned' | 'answered' | 'resolved', string>>
    /** {when} */
    readonly promise: string
    readonly promiseLate: string
    /** {name} */
    readonly advisor: string
    readonly refresh: string
    readonly messages: string
    readonly you: string
    readonly we: string
    readonly addTitle: string
    readonly addLabel: string
    readonly addHint: string
    readonly add: string
    readonly keepLink: string
  }
  readonly missing: {
    readonly title: string
    readonly text: string
    readonly back: string
  }
  readonly skip: string
  readonly otherLanguage: string
}

const TEXTS: Readonly<Record<string, Texts>> = { de, en }
export const PAGE_LANGUAGES: readonly string[] = Object.keys(TEXTS)

/** The words of a language, in English where we have none. */
export const textsIn = (language: string): Texts => TEXTS[language] ?? en

/** Puts values in their places. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '')
