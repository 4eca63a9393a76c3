/** A text and what is selected in it, in UTF-16 code units. */
export interface Selected {
  readonly text: string
  readonly from: number
  readonly to: number
}
export type Mark = 'strong' | 'emphasis' | 'list'

const AROUND = { strong: '**', emphasis: '*' } as const
const BULLET = '- '

/** The selection with a mark, or without it where it has it already; what was selected still is. Pure. */
export function marked(selected: Selected, mark: Mark): Selected {
  return mark === 'list' ? listed(selected) : around(selected, AROUND[mark])
}

function around({ text, from, to }: Selected, mark: string): Selected {
  // Marks beside a space say nothing, so they go where the words begin and end.
  const words = text.slice(from, to)
  const start = from + (words.length - words.trimStart().length)
  const end = Math.max(start, to - (words.length - words.trimEnd().length))
  const inner = text.slice(start, end)
  const before = text.slice(0, start)
  const after = text.slice(end)
  if (starsAt(before, 'end') === mark.length && starsAt(after, 'start') === mark.length) {
    const left = before.slice(0, -mark.length)
    return { text: `${left}${inner}${after.slice(mark.length)}`, from: left.length, to: left.length + inner.length }
  }
  return { text: `${before}${mark}${inner}${mark}${after}`, from: start + mark.length, to: end + mark.length }
}

/** How many stars a text begins or ends with. */
const starsAt = (text: string, side: 'start' | 'end'): number =>
  (side === 'start' ? /^\**/u : /\**$/u).exec(text)?.[0].length ?? 0

/** Whole lines, and an empty line before them: a list begins a block of its own. */
function listed({ text, from, to }: Selected): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', to)
  const end = next < 0 ? text.length : next
  const lines = text.slice(start, end).split('\n')
  const all = lines.every((line) => line.startsWith(BULLET))
  const changed = lines
    .map((line) => (all ? line.slice(BULLET.length) : line.startsWith(BULLET) ? line : `${BULLET}${line}`))
    .join('\n')
  const above = text.slice(0, start).split('\n').at(-2)
  const gap = all || above === undefined || above === '' || above.startsWith(BULLET) ? '' : '\n'
  const begin = start + gap.length
  return { text: `${text.slice(0, start)}${gap}${changed}${text.slice(end)}`, from: begin, to: begin + changed.length }
}
