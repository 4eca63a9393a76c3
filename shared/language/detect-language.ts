import { eld } from 'eld/extrasmall'

export interface DetectionOptions {
  /** Languages the institute answers in; preferred where a short text could be several. */
  readonly languages: readonly string[]
  /** The customer's known language or the one chosen in the form; weighs in, never decides alone against a clear text. */
  readonly prior?: string | undefined
  /** Returned when the text says nothing: the institute's default language. */
  readonly fallback: string
}

const READ_CHARACTERS = 1_000
/** In one word or below this many letters of Latin script, languages that nobody expects are noise: "Konto" scores as Basque. */
const FEW_LETTERS = 11
/** Scores run from 0 to 1; de and nl lie 0.02 apart in two words, 0.1 and more in a sentence. Measured in ADR 0008. */
const EXPECTED_BONUS = 0.05
const PRIOR_BONUS = 0.03

/**
 * The language of a text as an ISO 639-1 code, also one that the institute does not answer in.
 * Addresses, links and numbers are left out; only the first 1,000 characters count, so hostile length costs nothing.
 * Detection by eld (n-grams, https://github.com/nitotm/efficient-language-detector-js); what it can do is in ADR 0008.
 */
export function detectLanguage(text: string, options: DetectionOptions): string {
  const words = speech(text)
  const letters = (words.match(/\p{L}/gu) ?? []).length
  const otherwise = options.prior ?? options.fallback
  const latin = (words.match(/\p{Script=Latin}/gu) ?? []).length * 2 > letters
  const few = latin && (letters < FEW_LETTERS || !words.trim().includes(' '))
  const expected = new Set(options.prior === undefined ? options.languages : [...options.languages, options.prior])
  let best: { language: string; score: number } | undefined
  for (const [language, score] of Object.entries(eld.detect(words).getScores())) {
    if (few && !expected.has(language)) continue
    const total = score + (expected.has(language) ? EXPECTED_BONUS : 0) + (language === options.prior ? PRIOR_BONUS : 0)
    if (best === undefined || total > best.score) best = { language, score: total }
  }
  return letters < 3 && latin ? otherwise : (best?.language ?? otherwise)
}

/** Only what was said: tokens with a digit, an @ or a link in them belong to no language. */
function speech(text: string): string {
  return text
    .slice(0, READ_CHARACTERS)
    .split(/\s+/)
    .filter((token) => !/[\d@]|:\/\/|www\./i.test(token))
    .join(' ')
}
