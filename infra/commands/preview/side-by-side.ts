const WIDTH = 72

/** Two texts as columns, lines wrapped at words; `*` marks lines that differ. */
export function sideBySide(titles: readonly [string, string], left: string, right: string): string {
  const lines = [left.split('\n'), right.split('\n')] as const
  const rows = Array.from({ length: Math.max(lines[0].length, lines[1].length) }, (_, index) => {
    const [before = '', after = ''] = [lines[0][index], lines[1][index]]
    return rowsOf(before, after, before === after ? ' ' : '*')
  })
  const head = [`  ${titles[0].padEnd(WIDTH)} | ${titles[1]}`, `  ${'-'.repeat(WIDTH)} | ${'-'.repeat(WIDTH)}`]
  return `${[...head, ...rows.flat()].map((row) => row.trimEnd()).join('\n')}\n`
}

function rowsOf(left: string, right: string, mark: string): string[] {
  const [before, after] = [wrapped(left), wrapped(right)]
  return Array.from(
    { length: Math.max(before.length, after.length) },
    (_, index) => `${mark} ${(before[index] ?? '').padEnd(WIDTH)} | ${after[index] ?? ''}`,
  )
}

function wrapped(line: string): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of line.split(' ')) {
    if (row !== '' && row.length + 1 + word.length > WIDTH) {
      rows.push(row)
      row = word
    } else row = row === '' ? word : `${row} ${word}`
  }
  return [...rows, row]
}
