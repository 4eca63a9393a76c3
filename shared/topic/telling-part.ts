/** A line that is a closing and nothing else but a name or a place: what follows is a signature. */
const CLOSING =
  /^(?:(?:mit )?(?:freundlich\p{L}*|viele\p{L}*|lieb\p{L}*|best\p{L}*|herzlich\p{L}*|schön\p{L}*) (?:gr(?:u|ü)(?:ß|ss)\p{L}*)|gr(?:u|ü)(?:ß|ss)e?|mfg|lg|vg|hochachtungsvoll|(?:(?:kind|best|warm) )?regards|best wishes|(?:yours )?(?:sincerely|faithfully)|cheers|(?:bien )?cordialement|cordiali saluti|salutations)(?:[\s,.!]+\p{L}[\p{L}.-]*){0,3}[\s,.!]*$/iu
const SIGNATURE_MARK = /^-- ?$/u
const SENT_FROM =
  /^(?:von meinem .{1,40} gesendet|gesendet (?:mit|von) .{1,40}|sent from my .{1,40}|envoyé de mon .{1,40})$/iu
const POSTSCRIPT = /^p\.? ?s\.?[\s:]/iu
const QUOTED = /^\s*>/u
const LONGEST_CLOSING = 80
/** Fewer words than these before a closing or quotation tell nothing: then all of it is read. */
const LEAST_WORDS = 3

/**
 * What of a text is read to understand it: without quoted lines, and without what follows a closing ("Mit freundlichen
 * Grüßen", "Kind regards") or the mark of a signature (RFC 3676, section 4.3) but a postscript. A broker's signature
 * names mortgages and insurances whatever the mail is about. The whole text where this leaves next to nothing. Pure.
 */
export function tellingPart(text: string): string {
  const lines = text.split(/\r?\n/u).filter((line) => !QUOTED.test(line))
  const end = lines.findIndex(isClosing)
  const body = end < 0 ? lines : [...trimmed(lines.slice(0, end)), ...lines.slice(end).filter(isPostscript)]
  const part = trimmed(body).join('\n')
  return wordsIn(part) < LEAST_WORDS ? text : part
}

function isClosing(line: string): boolean {
  const plain = line.trim()
  if (plain.length > LONGEST_CLOSING) return false
  return SIGNATURE_MARK.test(line) || CLOSING.test(plain) || SENT_FROM.test(plain)
}

const isPostscript = (line: string): boolean => POSTSCRIPT.test(line.trim())

/** Without empty lines at its end. */
function trimmed(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return lines.slice(0, last + 1)
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
