import { createContext, type ReactNode, use, useMemo, useRef, useState } from 'react'
import type { Summary } from '../api-shapes.ts'

/** An inquiry that is about to be given to somebody; `to` where that was said already. */
interface Given {
  readonly inquiry: Summary
  readonly to?: string
}

interface Giving {
  readonly given: Given | undefined
  readonly ask: (given: Given | undefined) => void
  /** Whether something is being dragged: only then do people take it. */
  readonly dragging: boolean
  readonly drag: (inquiry: Summary | undefined) => void
  readonly dropOn: (advisorId: string) => void
}

const Context = createContext<Giving | undefined>(undefined)

/** Throws outside the view of a team. */
export function useGiving(): Giving {
  const giving = use(Context)
  if (giving === undefined) throw new Error('This component belongs inside the view of a team.')
  return giving
}

/** What is dragged and what is asked about it, between the lists and the people. */
export function GivingProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [given, ask] = useState<Given>()
  const [dragging, setDragging] = useState(false)
  const dragged = useRef<Summary>(undefined)
  const giving = useMemo(
    () => ({
      given,
      ask,
      dragging,
      drag: (inquiry: Summary | undefined) => {
        if (inquiry !== undefined) dragged.current = inquiry
        setDragging(inquiry !== undefined)
      },
      dropOn: (to: string) => {
        const inquiry = dragged.current
        if (inquiry !== undefined && inquiry.advisor?.advisorId !== to) ask({ inquiry, to })
      },
    }),
    [given, dragging],
  )
  return <Context value={giving}>{children}</Context>
}
