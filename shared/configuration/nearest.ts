/**
 * The names in order of likeness to what was written, and the one that was probably meant: it differs in no more than a
 * third of the letters, or begins like it. Pure.
 */
export function nearest(
  written: string,
  names: readonly string[],
): { readonly inOrder: readonly string[]; readonly meant?: string } {
  const judged = names
    .map((name) => ({ name, away: distance(written, name), begins: begins(written, name) }))
    .sort((a, b) => Number(b.begins) - Number(a.begins) || a.away - b.away || (a.name < b.name ? -1 : 1))
  const [first] = judged
  const close = first !== undefined && (first.begins || first.away <= Math.ceil(written.length / 3))
  return { inOrder: judged.map(({ name }) => name), ...(close ? { meant: first.name } : {}) }
}

/** Whether both begin alike: three letters at least, and two thirds of the shorter one. */
function begins(a: string, b: string): boolean {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length >= Math.max(3, (2 / 3) * Math.min(a.length, b.length))
}

/** Letters to change, add, leave out or swap with their neighbour (optimal string alignment distance). */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + same,
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}
