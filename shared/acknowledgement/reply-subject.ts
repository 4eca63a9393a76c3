import { looksLikeLink, visibleLine } from './unsafe-text.ts'

const LONGEST = 150
/** How mail programs mark replies and forwarded mail, in the languages of the neighbourhood. */
const PREFIX = /^(?:(?:re|aw|wg|fw|fwd|antw|sv|rv|tr|rif|odp|ynt)(?:\[\d{1,3}\])?: ?)+/iu
/** What masking left: the rest of such a subject is not repeated either. */
const MASKED = '•••'
/** Card numbers, IBANs, telephone numbers: nothing of that goes back in clear text. */
const MANY_DIGITS = /(?:\p{N}[ .\-/]?){7}/u

/**
 * The subject of a customer's mail for "Re: …", so that mail programs keep the thread together; without the marks of
 * earlier replies. Empty when it looks like a link, an address or a number that must not be repeated: the address it
 * came from may be forged, and then the subject would reach somebody else.
 */
export function replySubject(raw: string): string {
  const subject = visibleLine(raw, 1_000).replace(PREFIX, '')
  return subject.length > LONGEST || looksLikeLink(subject) || MANY_DIGITS.test(subject) || subject.includes(MASKED)
    ? ''
    : subject
}
