import type { Configuration } from '#shared/configuration/schema.ts'
import type { AcknowledgementFacts } from '../acknowledgement.ts'
import { readFolder } from '../register.ts'
import type { TextInFolder } from '../render-text.ts'

/** What is wrong with a rendered text, in words for whoever wrote the template. */
export type Rule = (text: TextInFolder, facts: AcknowledgementFacts, folder: string) => string | undefined

const MOST_WORDS = 120
const SENTENCES = { least: 2, most: 6 } as const

/** Sentences the way a reader counts them: not the dots of dates, titles and links. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .replace(/https?:\S+/gu, 'here.')
    .replace(/\b(Prof|Dr|Nr|\d{1,2})\. /gu, '$1 ')
    .match(/[^.!?]+[.!?](?=\s|$)/gu) ?? []

/** Words of the other register. "Sie" also means "they", at the beginning of a sentence and in lower case. */
const WRONG_REGISTER: Readonly<Record<string, RegExp>> = {
  de: /\b(?:du|dich|dir|dein(?:e[nmrs]?)?|euch|euer|eure[nmrs]?)\b/iu,
  'de-informal': /(?<=[\p{L},;:] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b/u,
  fr: /\b(?:tu|toi|ton|ta|tes)\b/iu,
  'fr-informal': /\b(?:vous|votre|vos)\b/iu,
}
/** Cheer hurts somebody in hardship. */
const CHEER =
  /\b(?:freu(?:t|en)|gerne?|herzlichen glückwunsch|happy|glad(?:ly)?|great|ravis?|plaisir|heureu)\b|!|[\u{1F600}-\u{1F64F}]/iu
/** What says that somebody answers. */
const ANSWERS: Readonly<Record<string, RegExp>> = {
  de: /antwortet (?:Ihnen|dir)|(?:Sie hören|du hörst) (?:\S+ ){0,3}von uns/u,
  en: /\b(?:and|will|now) (?:will )?(?:now )?(?:reply|get back to you)\b/u,
  fr: /\bvous répond\b/u,
}

/** A deceit of templates: what they leave behind. */
const TRACES = /[{}]|\bundefined\b|\bnull\b|\[object/u

export function rulesOf({ institute }: Configuration): readonly Rule[] {
  const advertising = institute.advertising.map((word) => word.toLowerCase())
  return [
    ({ text }) => (text.split(/\s+/u).length >= MOST_WORDS ? `has ${MOST_WORDS} words or more` : undefined),
    ({ text, variables }) => {
      const count = sentencesOf(text).length
      if (variables.way === 'short' || (count >= SENTENCES.least && count <= SENTENCES.most)) return undefined
      return `has ${count} sentences: there must be ${SENTENCES.least} to ${SENTENCES.most}`
    },
    ({ text, subject }) => {
      const words = ` ${`${subject} ${text}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
      const found = advertising.find((word) => words.includes(` ${word}`))
      return found === undefined ? undefined : `holds the word of advertising “${found.trim()}”`
    },
    ({ text, variables: { promise, language } }) =>
      promise === '' && ANSWERS[language]?.test(text) === true ? 'promises an answer without a time' : undefined,
    ({ text, variables: { statusUrl } }) => {
      const others = text.replaceAll(statusUrl === '' ? '\u0000' : statusUrl, '')
      return /https?:|www\.|\w@\w/iu.test(others) ? 'holds a link or an address where none is allowed' : undefined
    },
    ({ text, subject }) => (TRACES.test(text + subject) ? 'leaves a trace of the template' : undefined),
    ({ text, variables: { language } }) => {
      const gaps = language === 'fr' ? / {2}| [,.]|\n{3}/u : / {2}| [,.;:]|\n{3}/u
      return gaps.test(text) || /[,;:]\.|\.\./u.test(text) ? 'has blanks or signs that do not belong' : undefined
    },
    ({ text, subject }, _, folder) => {
      const wrong = WRONG_REGISTER[folder]?.exec(text) ?? WRONG_REGISTER[folder]?.exec(subject)
      return wrong === null || wrong === undefined
        ? undefined
        : `says “${wrong[0]}”, which is of the other register than ${readFolder(folder).register}`
    },
    ({ text, variables: { hardship } }) => {
      const cheer = hardship === '' ? null : CHEER.exec(text)
      return cheer === null ? undefined : `is cheerful (“${cheer[0]}”) to somebody in hardship`
    },
    ({ text, variables: { urgent, emergencyNumber } }) =>
      !urgent && text.includes(emergencyNumber) ? 'names the emergency number where nothing is urgent' : undefined,
  ]
}
