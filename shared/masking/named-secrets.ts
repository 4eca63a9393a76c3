import { BETWEEN, NAMED_KINDS, NO_PASSWORD } from './secret-names.ts'
import type { Secret, Span } from './span.ts'

/** As long as the shortest secret: a masked text is never longer than it was, and stays within its bounds. */
const MASK = '•••'
/** Signs around a secret and between it and its name; at most one line break. */
const SIGNS = `[ \\t\\u00a0:=–—"'„“”‚‘’«»(\\[*_-]{0,4}(?:[ \\t]*\\r?\\n){0,2}[ \\t"'„“(\\[*_-]{0,3}`
const WORDS = `(?:${SIGNS}(?:${BETWEEN.join('|')})(?![\\p{L}\\p{N}])){0,7}${SIGNS}`
const AND = '(?:[ \\t]?[,;/][ \\t]?|[ \\t](?:und|oder|and|or|et|ou)[ \\t])'
/** "1234 ist *meine* PIN". */
const BEFORE = `[\\s"'“”)\\]]{0,3}(?:ist|war|is|was|lautet|als|as|est|=)[\\s"'„“]{1,2}(?:(?:meine|mein|die|der|das|my|the|our|neue|alte|new|old|ma|mon|le|la)\\s){0,3}$`
/** How far a secret may stand from its name. */
const REACH = 120
const MOST_LISTED = 20

/**
 * PINs, TANs, card verification codes and passwords that stand beside their name, in German, English and French: "meine PIN
 * ist 1234", "TANs: 123456, 234567", "1234 is my PIN". Names alone, dates, amounts and sentences about them stay. Linear time.
 */
export function findNamedSecrets(text: string): Secret[] {
  const found: Secret[] = []
  for (const { name, value } of NAMED_KINDS) {
    for (const match of text.matchAll(name)) {
      const end = match.index + match[0].length
      const spans =
        value === undefined
          ? passwordAfter(text, end)
          : [...listAfter(text, end, value), ...before(text, match.index, value)]
      found.push(...spans.map((span): Secret => ({ ...span, kind: 'secret', mask: MASK })))
    }
  }
  return found
}

const compiled = new Map<string, RegExp>()
function expression(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source, 'iu')
  compiled.set(source, known)
  return known
}

/** Looks at a few words from one place of the text on, and nowhere else. */
const at = (source: string, text: string, from: number): RegExpExecArray | undefined =>
  expression(`^${source}`).exec(text.slice(from, from + REACH)) ?? undefined

/** The secret behind a name, and others listed behind that. */
function listAfter(text: string, nameEnd: number, value: string): Span[] {
  const spans: Span[] = []
  let from = nameEnd
  for (let lead = WORDS; spans.length < MOST_LISTED; lead = AND) {
    const match = at(`(${lead})(${value})`, text, from)
    if (match === undefined) return spans
    const [all, between = ''] = match
    spans.push({ from: from + between.length, to: from + all.length })
    from += all.length
  }
  return spans
}

/** The secret before a name. */
function before(text: string, nameStart: number, value: string): Span[] {
  const from = Math.max(0, nameStart - REACH / 2)
  const lead = text.slice(from, nameStart)
  const joint = expression(BEFORE).exec(lead)
  if (joint === null) return []
  const match = expression(`(?<![\\p{L}\\p{N}.,/-])(?:${value})$`).exec(lead.slice(0, joint.index))
  return match === null ? [] : [{ from: from + match.index, to: from + joint.index }]
}

const COPULA = `(?:[ \\t]{1,2}(?:für|for|de|zum|zur|of)[ \\t][\\p{L}-]{2,20}(?:[ \\t][\\p{L}-]{2,20})?)?[ \\t]{0,2}(?:(?:lautet|ist|war|is|was|est|heißt|heisst)?[ \\t]{0,2}[:=]|(?:lautet|ist|war|is|was|est|heißt|heisst)[ \\t])[ \\t]{0,2}`

/** A password behind its name: behind a colon any word, behind "is" what can hardly be an adjective. */
function passwordAfter(text: string, nameEnd: number): Span[] {
  const match = at(`(${COPULA}["'„“‚‘«*\`]?)([^\\s"'“”‘’»*\`<>•]{3,64})`, text, nameEnd)
  if (match === undefined) return []
  const [, between = '', word = ''] = match
  const bare = word.replace(/[.,;:!?)\]]+$/u, '')
  if (bare.length < 3 || NO_PASSWORD.has(bare.toLowerCase())) return []
  const sure = /[:=]|["'„“‚‘«*`]$|lautet/iu.test(between)
  return sure || /[\p{N}_#$%&+@!?=]|^\p{Lu}/u.test(bare)
    ? [{ from: nameEnd + between.length, to: nameEnd + between.length + bare.length }]
    : []
}
