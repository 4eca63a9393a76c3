/** A place in a text, `to` exclusive, in UTF-16 code units. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What was found: a card number, or something that is secret by its name (PIN, TAN, password, CVC). */
export const MASKED_KINDS = ['card', 'secret'] as const
export type MaskedKind = (typeof MASKED_KINDS)[number]

/** A place that must not be kept, and what stands there instead. */
export interface Secret extends Span {
  readonly kind: MaskedKind
  readonly mask: string
}

/** In the order of the text; what overlaps becomes one, a card wherever one of them is. */
export function united(secrets: readonly Secret[]): Secret[] {
  const all: Secret[] = []
  for (const secret of secrets.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = all.at(-1)
    if (last === undefined || last.to <= secret.from) all.push(secret)
    else
      all[all.length - 1] = {
        ...(last.kind === 'card' ? last : secret),
        from: last.from,
        to: Math.max(last.to, secret.to),
      }
  }
  return all
}

/** Each kind once. */
export const kindsOf = (secrets: readonly Secret[]): readonly MaskedKind[] =>
  [...new Set(secrets.map(({ kind }) => kind))].sort()
