/** Lines that announce a copied mail: Outlook, T-Online and others. What announces a forwarded one is not among them. */
const ANNOUNCED =
  /^[-_*\s]*(?:urspr(?:ü|ue)ngliche nachricht|original[- ]nachricht|original message|message d.origine|mensaje original|messaggio originale|origineel bericht)[-_*\s:]*$/iu
/** A rule of Outlook for Android, iOS and the web. */
const RULE = /^_{10,}$/u

/** Names of the four fields that mailers copy above an answered mail: de, en, fr, es, it. */
const COPIED = {
  from: /^(?:von|from|de|da|expéditeur)$/iu,
  sent: /^(?:gesendet|datum|sent|date|envoyé|fecha|enviado(?: el)?|data|inviato)$/iu,
  to: /^(?:an|to|à|para|a|cc|kopie|destinataire)$/iu,
  subject: /^(?:betreff|subject|objet|asunto|oggetto)$/iu,
} as const
const FIELD = /^\s*\*{0,2}([\p{L} ]{1,14}?)\s?:\*{0,2}(?:\s|$)/u
const MOST_LINES = 12

/**
 * How many lines from `index` on are the header of an answered mail that was copied in, without marks in front of its
 * lines; 0 when there is none. From, sent and subject follow one another in any order, or two fields a line that
 * announces them. A rule may stand above.
 */
export function copiedHeaderAt(lines: readonly string[], index: number): number {
  const first = lines[index]?.trim() ?? ''
  const announced = ANNOUNCED.test(first)
  const { found, end } = fieldsAt(lines, announced || RULE.test(first) ? index + 1 : index)
  const is = announced ? found.size >= 2 : found.has('from') && found.has('sent') && found.has('subject')
  return is ? end - index : 0
}

/** The fields of a block that begins at `start`, and where it ends. */
function fieldsAt(
  lines: readonly string[],
  start: number,
): { readonly found: ReadonlySet<string>; readonly end: number } {
  const found = new Set<string>()
  const last = Math.min(lines.length, start + MOST_LINES)
  let blank = 0
  for (let index = start; index < last; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') {
      // HTML mails have a blank line or none between the rule and the fields, and none among them.
      blank += 1
      if (found.size > 0 || blank > 2) return { found, end: index }
      continue
    }
    const name = FIELD.exec(line)?.[1]
    const field = Object.entries(COPIED).find(([, pattern]) => name !== undefined && pattern.test(name))?.[0]
    // A long list of recipients runs over several lines.
    if (field === undefined && !found.has('from')) return { found, end: index }
    if (field !== undefined) found.add(field)
  }
  return { found, end: last }
}
