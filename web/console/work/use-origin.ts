import { useState } from 'react'
import type { Column, View } from './views.ts'

/** A list of work, and what was open in it. */
interface Origin {
  readonly view: View
  readonly id: string | undefined
}

/** Where a search was begun, which it leads back to; outside of a search, where one is. */
export function useOrigin(column: Column, id: string | undefined): Origin {
  const [last, remember] = useState<Origin>({ view: 'mine', id: undefined })
  if (column === 'search' || (last.view === column && last.id === id)) return last
  const here = { view: column, id }
  remember(here)
  return here
}
