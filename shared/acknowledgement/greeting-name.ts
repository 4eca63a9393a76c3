import { isKindOfCompany, isSpeech } from './name-words.ts'
import { looksLikeLink, visibleLine } from './unsafe-text.ts'

export interface GreetingName {
  /** Empty when nothing is left that could be a name. */
  readonly name: string
  /** Family name, when it was written apart ("Meier, Anna"). */
  readonly family?: string
}

const LONGEST = 60
const MOST_WORDS = 5
const MOST_DIGITS = 2
/** Letters with their marks, and what names and companies are written with; digits are counted apart. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&+\-–·]*$/u
const MARKS_IN_A_ROW = /\p{M}{4}/u
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
]

/**
 * A name from a From header or a form, fit for a greeting and nothing else. Anybody can enter a victim's address and an
 * advertisement as the name, so whatever looks like a link, an address, a telephone number or a sentence gives an empty
 * name; so do mixed scripts (lookalikes), invisible characters are dropped, "Meier, Anna" becomes "Anna Meier".
 * Giving the result in again changes nothing.
 */
export function greetingName(raw: string): GreetingName {
  const line = visibleLine(raw, 300)
  // The comment that directories add ("Meier, Anna (Einkauf)"); quotes around a display name.
  const bare = line
    .replace(/ ?\([^()]{0,80}\)$/u, '')
    .replace(/^["'“„‚‘«»]+|["'”“’»«]+$/gu, '')
    .trim()
  const [first = '', second, third] = bare.split(/ ?, ?/u)
  const turned = second !== undefined && third === undefined && first !== '' && !isKindOfCompany(second)
  const name = capitalised(trimmed(turned ? `${second} ${first}` : bare))
  if (third !== undefined || !isName(name)) return { name: '' }
  return turned ? { name, family: capitalised(first) } : { name }
}

/** Without what a cut or a sloppy form leaves at the end; a single dot belongs to an abbreviation. */
const trimmed = (name: string): string => name.replace(/[\s,.\-–·'’&+]+$/u, (end) => (end === '.' ? end : '')).trim()

function isName(name: string): boolean {
  const words = name.split(' ')
  return (
    name.length <= LONGEST &&
    words.filter((word) => !isKindOfCompany(word)).length <= MOST_WORDS &&
    words.every((word) => /[\p{L}\p{N}]/u.test(word) || isKindOfCompany(word)) &&
    NAME.test(name) &&
    !MARKS_IN_A_ROW.test(name) &&
    (name.match(/\p{N}/gu) ?? []).length <= MOST_DIGITS &&
    /\p{L}/u.test(name) &&
    ofOneScript(name) &&
    !looksLikeLink(name) &&
    !isSpeech(words)
  )
}

/** All letters from one script, so that a lookalike cannot hide among them. */
function ofOneScript(name: string): boolean {
  const letters = name.match(/\p{L}/gu) ?? []
  return SCRIPTS.some((script) => letters.every((letter) => script.test(letter)))
}

/** "anna meier" was typed in a hurry; anything with a capital in it is as its owner writes it. Some capitals (of ῒ) come taken apart. */
const capitalised = (name: string): string =>
  name === name.toLowerCase()
    ? name.replace(/(?<=^|[ -])\p{L}/gu, (letter) => letter.toUpperCase()).normalize('NFC')
    : name
