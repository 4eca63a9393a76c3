import { findCardNumbers } from './card-numbers.ts'
import { findNamedSecrets } from './named-secrets.ts'
import { kindsOf, type MaskedKind, type Secret, united } from './span.ts'

export interface Masked {
  readonly text: string
  /** What was found, each kind once; empty when nothing was. */
  readonly found: readonly MaskedKind[]
}

/** Everything in a text that must not be kept, in its order, without overlaps. Linear time. */
export const findSecrets = (text: string): Secret[] => united([...findCardNumbers(text), ...findNamedSecrets(text)])

/**
 * The text with card numbers, PINs, TANs, verification codes and passwords masked (`•••• 1111`, `•••`); the last four digits
 * of a card stay, so that customer and advisor can speak of the same one (PCI DSS 4.0, 3.4.1 allows more). Masking again
 * changes nothing, and the text gets no longer.
 */
export function maskSecrets(text: string): Masked {
  const secrets = findSecrets(text)
  if (secrets.length === 0) return { text, found: [] }
  const parts: string[] = []
  let at = 0
  for (const { from, to, mask } of secrets) {
    parts.push(text.slice(at, from), mask)
    at = to
  }
  return { text: parts.join('') + text.slice(at), found: kindsOf(secrets) }
}
