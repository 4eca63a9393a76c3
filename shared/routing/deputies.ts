/** Deputies looked at; beyond them nobody knows the customer any more. */
const LONGEST_CHAIN = 10

/**
 * The chain of deputies: the first in their order, then theirs in turn, each person once and never the advisor, so that
 * deputies of one another end it. Pure.
 * @param advisorId absent where the advisor has left
 * @param first the customer's own deputies, or those of the advisor
 */
export function deputyChain(
  advisorId: string | undefined,
  first: readonly string[],
  deputiesOf: (advisorId: string) => readonly string[],
): readonly string[] {
  const chain = [...new Set(first)].filter((deputy) => deputy !== advisorId)
  for (let place = 0; place < chain.length && chain.length < LONGEST_CHAIN; place += 1) {
    const deputy = chain[place]
    if (deputy === undefined) break
    for (const next of deputiesOf(deputy)) if (next !== advisorId && !chain.includes(next)) chain.push(next)
  }
  return chain.slice(0, LONGEST_CHAIN)
}
