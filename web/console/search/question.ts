import type { components } from '../../platform/api/generated/api.ts'

/** What stands in the fields; days as `2026-11-28`, empty where none is chosen. */
export interface Typed {
  readonly text: string
  readonly from: string
  readonly to: string
}

export type Question = Pick<components['schemas']['SearchInput'], 'text' | 'from' | 'to'>
export type Fault = 'short' | 'order'

/** Characters, as the API wants them. */
const SHORTEST = 2
export const LONGEST = 200

/** What can be asked, or why it cannot. */
export function questionOf({ text, from, to }: Typed): Question | Fault {
  const words = text.trim()
  if (words.length < SHORTEST) return 'short'
  if (from !== '' && to !== '' && to < from) return 'order'
  return { text: words, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
}
