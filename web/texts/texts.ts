import { de } from './de.ts'
import { en } from './en.ts'

/** Words that the form's scripts use; they come with the page, as `data-texts`. */
export interface ScriptTexts {
  /** {topic} */
  readonly suggested: string
  readonly sending: string
  readonly offline: string
  readonly draftFound: string
  readonly draftUse: string
  readonly draftDiscard: string
  /** {done}, {total} */
  readonly fileProgress: string
  readonly fileReady: string
  readonly fileFailed: string
  readonly fileTooLarge: string
  readonly fileTooMany: string
  readonly fileRetry: string
  /** {name} */
  readonly fileRemove: string
  readonly filesPending: string
  readonly sentTitle: string
  readonly sentNext: string
  /** {when} */
  readonly sentPromise: string
  readonly callNow: string
  /** {reference} */
  readonly sentReference: string
  readonly sentLink: string
}

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
    /** {topic} */
    readonly questionsTitle: string
    readonly questionsHint: string
    readonly showQuestions: string
    readonly noAnswer: string
    readonly callFirst: string
    readonly files: string
    /** {count}, {each}, {all} */
    readonly filesHint: string
    readonly filesPlain: string
    readonly privacyTitle: string
    /** {version} */
    readonly privacyVersion: string
  }
  /** What the form says with scripts, where something happens without a new page. */
  readonly script: ScriptTexts
  readonly errors: {
    readonly title: string
    readonly messageMissing: string
    readonly messageTooLong: string
    readonly emailMissing: string
    readonly emailInvalid: string
    readonly nameTooLong: string
    readonly topicUnknown: string
    readonly topicMissing: string
    readonly answerText: string
    readonly answerDate: string
    readonly answerAmount: string
    readonly answerChoice: string
    readonly filesUnknown: string
    readonly trap: string
    readonly unknownField: string
    readonly tooMany: string
    readonly notSent: string
  }
  readonly status: {
    readonly title: string
    readonly reference: string
    readonly about: string
    readonly states: Readonly<Record<'received' | 'waiting' | 'assigned' | 'answered' | 'resolved', string>>
    readonly explanations: Readonly<Record<'received' | 'waiting' | 'assigned' | 'answered' | 'resolved', string>>
    /** {when} */
    readonly promise: string
    readonly promiseLate: string
    readonly thanks: string
    readonly next: string
    readonly steps: Readonly<Record<'received' | 'assigned' | 'answered', string>>
    readonly stepNow: string
    readonly files: string
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
    /** Found on this device. */
    readonly draftFound: string
    readonly solved: string
    readonly solvedText: string
    readonly solvedYes: string
    /** What stands among the messages then. */
    readonly solvedMessage: string
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
