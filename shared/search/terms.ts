import { fold } from '#shared/fold.ts'
import type { Inquiry, Message } from '#shared/inquiry/inquiry.ts'
import { findReferences } from '#shared/token/reference.ts'
import { isStopWord, stemOf, wordsOf } from './words.ts'

/** Words of one message that are looked at, and terms that come of them: what somebody remembers stands early. */
const MOST_WORDS = 400
const MOST_TERMS = 80
const MOST_NAMES = 6
const PREFIX = { shortest: 2, longest: 10 }

type Named = Pick<Inquiry, 'reference' | 'customer' | 'subject' | 'language' | 'writtenIn'>

/** What an inquiry is found by apart from what was written: reference, address, beginnings of its customer's names. Pure. */
export function termsOfInquiry(inquiry: Named): readonly string[] {
  const { name, family = '', email } = inquiry.customer
  const names = wordsOf(`${name} ${family}`, MOST_NAMES)
  return [
    inquiry.reference.toLowerCase(),
    ...(email === undefined ? [] : [fold(email)]),
    ...new Set([...names.flatMap(beginnings), ...wordTerms(inquiry.subject, languageOf(inquiry))]),
  ]
}

/** What a message adds: the stems of its words. Pure. */
export const termsOfMessage = ({ text }: Pick<Message, 'text'>, inquiry: Named): readonly string[] =>
  wordTerms(text, languageOf(inquiry))

/**
 * A question as words that must all be there, each with the terms it may stand for: as it was typed (a name's beginning,
 * a word without a stemmer) and its stems in these languages. Words that are everywhere are left out. Pure.
 */
export function termsOfQuestion(text: string, languages: readonly string[]): readonly (readonly string[])[] {
  const references = findReferences(text)
  const rest = references.reduce((left, reference) => left.replace(looseReference(reference), ' '), text)
  const addresses = [...rest.matchAll(ADDRESS)].map(([address]) => address)
  const words = wordsOf(rest.replace(ADDRESS, ' '), MOST_ASKED)
  const telling = words.filter((word) => !isStopWord(word))
  return [
    ...references.map((reference) => [reference.toLowerCase()]),
    ...addresses.map((address) => [fold(address)]),
    // Somebody may be called Will.
    ...(telling.length > 0 ? telling : words).map((word) => [
      ...new Set([word, ...languages.map((language) => stemOf(word, language))]),
    ]),
  ].slice(0, MOST_ASKED)
}

const MOST_ASKED = 8
const ADDRESS = /[^\s@<>]{1,64}@[^\s@<>]{1,189}/gu
const looseReference = (reference: string): RegExp => new RegExp(reference.replace('-', '[-\\u2010-\\u2015]?'), 'giu')
const languageOf = ({ language, writtenIn }: Named): string => writtenIn ?? language

/** From two letters to ten, and the whole name. */
const beginnings = (name: string): readonly string[] => [
  ...Array.from({ length: Math.max(0, Math.min(name.length, PREFIX.longest) - PREFIX.shortest + 1) }, (_, more) =>
    name.slice(0, PREFIX.shortest + more),
  ),
  name,
]

const wordTerms = (text: string, language: string): readonly string[] => [
  ...new Set(
    wordsOf(text, MOST_WORDS)
      .filter((word) => !isStopWord(word))
      .slice(0, MOST_TERMS)
      .map((word) => stemOf(word, language)),
  ),
]
